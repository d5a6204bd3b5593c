import type { Sheet } from "../decode/workbook.ts";

/** The cell of a merge that holds its text. Zero-based. */
export interface MergedCell {
  readonly row: number;
  readonly column: number;
}

/** A merge further down than this was made by mistake, of a whole column. */
const TALLEST = 10_000;

/** For each row of a column that a merged cell from above reaches down to, the cell that holds the text. */
export function mergedDown(sheet: Sheet, column: number): Map<number, MergedCell> {
  const merged = new Map<number, MergedCell>();
  for (const { top, left, bottom, right } of sheet.merges) {
    if (bottom <= top || column < left || column > right || bottom - top > TALLEST) continue;
    for (let row = top + 1; row <= bottom; row += 1) merged.set(row, { row: top, column: left });
  }
  return merged;
}
