import type { Collection, Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Period } from "../../periods/period.ts";
import type { Sheet, Workbook } from "../decode/workbook.ts";
import { cellAt, cellText, isBlank } from "../match/sheet-cells.ts";
import { addressIn, originRow, type SheetView } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import { isTotalKey } from "../match/total-words.ts";
import { viewOf } from "../match/view-of.ts";
import { type CarriedKeys, carriedKeys } from "./carried-keys.ts";
import type { NormalisedTable, Row, TotalRow, Value } from "./normalised.ts";
import { type CellReader, cellReader } from "./read-cell.ts";
import { dateOrder } from "./read-date.ts";

/** What the values of a table depend on besides its cells. */
export interface NormaliseContext {
  readonly collection: Collection;
  readonly table: Table;
  readonly period: Period;
  /** Code the return is filed under; null where the table has a column of councils. */
  readonly authority: string | null;
}

/** A column of the table with what reading it needs. `index` is undefined where the file has no such column. */
interface Reader {
  readonly id: string;
  readonly index: number | undefined;
  readonly isAuthority: boolean;
  readonly isNumber: boolean;
  readonly read: CellReader;
}

interface Reading {
  readonly sheet: SheetView;
  readonly match: TableMatch;
  readonly readers: readonly Reader[];
  readonly carried: CarriedKeys;
  readonly findings: Finding[];
}

/** An empty sheet, where a match names one that the workbook does not have. */
const NO_SHEET: Sheet = { name: "", visibility: "visible", rows: [], merges: [] };

/**
 * Reads every cell of a table found by `matchWorkbook` as its column asks. Each cell that cannot be read gives one
 * finding and a value of null that is `faulty`; blank cells give null and no finding. Total rows have their numbers
 * only, and no findings. Linear in cells; never throws on any content.
 */
export function normaliseTable(
  workbook: Workbook,
  match: TableMatch,
  context: NormaliseContext,
): { table: NormalisedTable; findings: readonly Finding[] } {
  const sheet = viewOf(workbook.sheets[match.sheetIndex] ?? NO_SHEET, match);
  const readers = columnReaders(sheet, match, context);
  const keys = new Set(context.table.key);
  const keyColumns = readers.flatMap(({ id, index, isAuthority }) =>
    index !== undefined && (isAuthority || keys.has(id)) ? [{ column: id, index }] : [],
  );
  const findings: Finding[] = [];
  const carried = carriedKeys(sheet, keyColumns, match.bodyRows);
  const reading: Reading = { sheet, match, readers, carried, findings };
  const rows = match.bodyRows.map((row) => readRow(row, reading, context.authority));
  const totals = match.totalRows.map((row) => readTotal(row, { ...reading, findings: [] }));
  return { table: { table: match.table, rows, totals }, findings };
}

function columnReaders(sheet: Sheet, match: TableMatch, { collection, table, period }: NormaliseContext): Reader[] {
  const indexes = new Map(match.columns.map(({ column, index }) => [column, index] as const));
  return Object.entries(table.columns).map(([id, column]) => {
    const index = indexes.get(id);
    const isDate = column.kind === "date" || column.kind === "month";
    const order = isDate && index !== undefined ? dateOrder(textsOf(sheet, index, match.bodyRows)) : "day-first";
    return {
      id,
      index,
      isAuthority: column.kind === "authority",
      isNumber: column.kind === "count" || column.kind === "amount" || column.kind === "rate",
      read: cellReader(column, { collection, day: period.end, order }),
    };
  });
}

function* textsOf(sheet: Sheet, index: number, rows: readonly number[]): Generator<string> {
  for (const row of rows) {
    const cell = cellAt(sheet, row, index);
    if (cell?.kind === "text") yield String(cell.value);
  }
}

function readRow(row: number, reading: Reading, filedUnder: string | null): Row {
  const values: Record<string, Value> = {};
  const sheetsOwn = reading.match.authority;
  let authority = sheetsOwn?.code ?? filedUnder ?? "";
  for (const reader of reading.readers) {
    const value = readValue(row, reader, reading);
    values[reader.id] = value;
    if (reader.isAuthority && reader.index !== undefined) authority = String(value.value ?? filedUnder ?? "");
  }
  return { sheet: reading.match.sheet, row: rowNumber(row, reading), authority, values };
}

/** As the sheet numbers it; of a row that stands as a column, that of its first value. */
function rowNumber(row: number, { sheet, match }: Reading): number {
  const [first] = match.columns;
  return originRow(sheet, row, first?.index ?? 0) + 1;
}

function readTotal(row: number, reading: Reading): TotalRow {
  const numbers = reading.readers.filter(({ isNumber }) => isNumber);
  const values = Object.fromEntries(numbers.map((reader) => [reader.id, readValue(row, reader, reading)] as const));
  const label = totalLabel(row, reading);
  return {
    sheet: reading.match.sheet,
    row: rowNumber(row, reading),
    values,
    ...(label === undefined ? {} : { label }),
  };
}

/** The text by which a row is a total, or else its first text; with the key above it where it is a total of a part. */
function totalLabel(row: number, { sheet, readers, carried }: Reading): string | undefined {
  const above = readers.flatMap(({ id }) => {
    const from = carried(id, row);
    return from === undefined ? [] : [cellText(cellAt(sheet, from.row, from.column))];
  });
  const texts = (sheet.rows[row] ?? []).flatMap((cell) => (cell?.kind === "text" ? [cellText(cell)] : []));
  const words = texts.filter((text) => /\p{L}/u.test(text));
  const label = words.find(isTotalKey) ?? words[0];
  return label === undefined ? undefined : [...above, label].join(", ");
}

function readValue(row: number, reader: Reader, { sheet, match, carried, findings }: Reading): Value {
  const { id, index, read } = reader;
  if (index === undefined) return absentValue(reader, match);
  const own = cellAt(sheet, row, index);
  const from = own === undefined || isBlank(own) ? carried(id, row) : undefined;
  const cell = from === undefined ? own : cellAt(sheet, from.row, from.column);
  const address = from === undefined ? addressIn(sheet, row, index) : addressIn(sheet, from.row, from.column);
  if (cell === undefined || isBlank(cell)) return { value: null, status: null, cell: address, shown: "" };
  const { value, status, fault } = read(cell);
  if (fault === undefined) return { value, status, cell: address, shown: cell.shown };
  const place = {
    sheet: match.sheet,
    cell: address,
    row: originRow(sheet, row, index) + 1,
    column: id,
    table: match.table,
  };
  if (from === undefined) findings.push(fault(place));
  return { value: null, status: null, cell: address, shown: cell.shown, faulty: true };
}

/** A column the file does not have; that of councils holds the sheet's, where the sheet is one council's. */
function absentValue({ isAuthority }: Reader, { authority }: TableMatch): Value {
  if (!isAuthority || authority === undefined) return { value: null, status: null, cell: "", shown: "" };
  return { value: authority.code, status: null, cell: authority.cell, shown: authority.text };
}
