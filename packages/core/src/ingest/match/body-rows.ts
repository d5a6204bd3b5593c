import type { BodyTable } from "./body-table.ts";
import { type RowCells, rowCells } from "./row-cells.ts";
import { rowKind } from "./row-kind.ts";
import { sumsAbove } from "./sums-above.ts";

/** The rows of a table. Zero-based sheet rows. */
export interface BodyRows {
  readonly bodyRows: readonly number[];
  readonly totalRows: readonly number[];
  /** True where a body row holds something besides its key. */
  readonly filled: boolean;
}

/** A header further down on the sheet, over some of the same columns. */
export interface HeaderBelow {
  readonly top: number;
  readonly bottom: number;
  /** True where it has the same columns at the same places. */
  readonly isSame: boolean;
}

/** So many blank rows end a table. */
const BLANK_RUN = 25;

/** What has been read of a table so far. */
interface Reading {
  /** True while nothing but blank rows came since the last row of data. */
  readonly joined: boolean;
  /** Blank rows just above. */
  readonly blank: number;
  readonly begun: boolean;
}

/**
 * The rows below a header: data and totals, up to a long blank run, another table's header or the end. A header
 * that comes again over the same columns, with nothing but blank rows before it, is a page break. A row is
 * never dropped that has a text in its key and a number beside it.
 */
export function bodyRows(table: BodyTable, below: readonly HeaderBelow[]): BodyRows {
  const [body, totals]: [number[], number[]] = [[], []];
  let [filled, blank, joined] = [false, 0, false];
  const isSum = sumsAbove(table);
  const headers = new Map(below.map((header) => [header.top, header] as const));
  for (let row = table.top; row < table.sheet.rows.length && blank < BLANK_RUN; row += 1) {
    const header = headers.get(row);
    if (header !== undefined) {
      if (!header.isSame || !joined || totals.length > 0) break;
      row = header.bottom;
      continue;
    }
    const cells = rowCells(table, row);
    const first = rowKind(table, cells);
    const isData = first === "body" || first === "doubtful";
    if (isData && isForeign(cells, { joined, blank, begun: body.length > 0 })) break;
    const kind = first === "doubtful" && isSum(row, body) ? "total" : isData ? "body" : first;
    blank = kind === "blank" ? blank + 1 : 0;
    if (kind !== "blank" && kind !== "header") joined = kind !== "other";
    if (kind === "total") totals.push(row);
    if (kind !== "body") continue;
    body.push(row);
    filled ||= cells.filledOthers > 0;
  }
  return withSoleTotal(table, { bodyRows: body, totalRows: totals, filled });
}

/** Words where numbers belong, under a blank row or a heading and with no known key: the header of some other table. */
function isForeign(cells: RowCells, { joined, blank, begun }: Reading): boolean {
  const apart = !joined || blank > 0;
  return begun && apart && cells.numbers === 0 && cells.words > 0 && !hasValidKey(cells);
}

function hasValidKey({ keys }: RowCells): boolean {
  return keys.some(({ column, text }) => text !== "" && column.kind !== "text" && column.isValid(text));
}

/** Where a table has one row and no key, a row called total is that row. */
function withSoleTotal({ keys }: BodyTable, rows: BodyRows): BodyRows {
  const isSole = keys.length === 0 && rows.bodyRows.length === 0 && rows.totalRows.length === 1;
  return isSole ? { bodyRows: rows.totalRows, totalRows: [], filled: true } : rows;
}
