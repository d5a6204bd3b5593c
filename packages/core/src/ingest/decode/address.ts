import type { Range } from "./workbook.ts";

/** Of the columns met all the time. */
const LETTERS: readonly string[] = Array.from({ length: 256 }, (_, column) => columnLetters(column));

/** Writes zero-based row and column as A1: `(0, 27)` is `AB1`. */
export function cellAddress(row: number, column: number): string {
  return `${LETTERS[column] ?? columnLetters(column)}${row + 1}`;
}

/** Letters of a zero-based column: 0 is `A`, 26 is `AA`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Writes a range as `A1:C9`, or `A1` where it is one cell. */
export function rangeAddress(range: Range): string {
  const first = cellAddress(range.top, range.left);
  const last = cellAddress(range.bottom, range.right);
  return first === last ? first : `${first}:${last}`;
}
