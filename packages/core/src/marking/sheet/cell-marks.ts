import type { Severity } from "../../findings/severity.ts";

/** What is put on one sheet. Cells are known by `cellKey`. */
export interface SheetMarks {
  readonly colours: ReadonlyMap<number, Severity>;
  readonly comments: ReadonlyMap<number, string>;
}

/** Columns a spreadsheet has, and rows. */
export const COLUMNS = 16_384;
export const ROWS = 1_048_576;

/** One number for a zero-based row and column, in the order cells stand in a sheet. */
export function cellKey(row: number, column: number): number {
  return row * COLUMNS + column;
}

export function rowOf(key: number): number {
  return Math.floor(key / COLUMNS);
}

export function columnOf(key: number): number {
  return key % COLUMNS;
}
