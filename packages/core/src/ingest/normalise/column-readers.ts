import type { Column } from "../../collections/columns.ts";
import type { Collection, Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { dayLabel, type Period } from "../../periods/period.ts";
import { columnsOf, placesIn } from "../decode/column-cells.ts";
import type { Sheet } from "../decode/workbook.ts";
import { cellText } from "../match/sheet-cells.ts";
import type { ColumnMatch, TableMatch } from "../match/table-match.ts";
import { showNumber } from "../validate/show-number.ts";
import { type ColumnCells, type ColumnStyle, columnStyle } from "./column-style.ts";
import { type QuickReader, quickReader } from "./quick-column.ts";
import { type CellReader, cellReader } from "./read-cell.ts";

/** What the values of a table depend on besides its cells. */
export interface NormaliseContext {
  readonly collection: Collection;
  readonly table: Table;
  readonly period: Period;
  /** Code the return is filed under; null where the table has a column of councils. */
  readonly authority: string | null;
}

/** A column of the table with what reading it needs. `index` is undefined where the file has no such column. */
export interface ColumnReader {
  readonly id: string;
  readonly column: Column;
  readonly index: number | undefined;
  readonly read: CellReader;
  readonly quick: QuickReader;
  /** Says how the column was read, where its cells show together that it is not in the usual way. */
  readonly remark?: Finding;
}

/** The readers of a table's columns, each made for what the column's own cells show. */
export function columnReaders(sheet: Sheet, match: TableMatch, context: NormaliseContext): ColumnReader[] {
  const matches = new Map(match.columns.map((one) => [one.column, one] as const));
  return Object.entries(context.table.columns).map(([id, column]) => {
    const found = matches.get(id);
    const cells = cellsOf(sheet, found?.index ?? 0, found === undefined ? [] : match.bodyRows);
    const how = columnStyle(column, cells, found?.power);
    const { collection, period } = context;
    const options = { collection, day: period.end, ...how };
    const read = cellReader(column, options);
    const remark = found === undefined ? undefined : remarkOf({ match, found, column, how, read });
    const quick = quickReader(column, read, options);
    return { id, column, index: found?.index, read, quick, ...(remark && { remark }) };
  });
}

function cellsOf(sheet: Sheet, index: number, rows: readonly number[]): ColumnCells {
  const known = columnsOf(sheet.rows)?.[index];
  const isWhole = (row: number) =>
    known !== undefined && placesIn(known.numbers[(known.firsts[row] ?? 0) - 1] ?? 0) === 0;
  return {
    *cells() {
      for (const row of rows) {
        const cell = sheet.rows[row]?.[index];
        if (cell !== undefined) yield cell;
      }
    },
    *texts() {
      for (const row of rows) {
        const cell = isWhole(row) ? undefined : sheet.rows[row]?.[index];
        if (cell?.kind === "text") yield String(cell.value);
      }
    },
    wholes: () => (known === undefined ? 0 : rows.reduce((sum, row) => sum + Number(isWhole(row)), 0)),
  };
}

interface Read {
  readonly match: TableMatch;
  readonly found: ColumnMatch;
  readonly column: Column;
  readonly how: ColumnStyle;
  readonly read: CellReader;
}

/** One finding for the whole column, at its header. */
function remarkOf({ match, found, column, how, read }: Read): Finding | undefined {
  if (how.shown === undefined) return undefined;
  const { cell, because } = how.shown;
  const { value } = read(cell);
  if (value === null) return undefined;
  const place = { sheet: match.sheet, column: found.column, table: match.table };
  const facts = { found: cellText(cell), read: shownValue(value, column), because };
  const severity = because === "part of one" ? ("query" as const) : undefined;
  return finding("read-as", found.cell === "" ? place : { ...place, cell: found.cell }, facts, { severity });
}

function shownValue(value: bigint | string, { kind }: Column): string {
  if (typeof value === "bigint") return showNumber(value, kind);
  return kind === "date" ? dayLabel(value) : value;
}
