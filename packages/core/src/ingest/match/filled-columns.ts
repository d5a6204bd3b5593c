import type { Sheet } from "../decode/workbook.ts";
import { cellAt, isBlank } from "./sheet-cells.ts";

const NONE: readonly number[] = [];

/** For each row the columns that hold something, or that a merged cell with something in it reaches down to. */
export function filledColumns(sheet: Sheet): readonly (readonly number[])[] {
  const merged = new Map<number, number[]>();
  for (const { top, left, bottom, right } of sheet.merges) {
    if (left !== right || isBlank(cellAt(sheet, top, left))) continue;
    for (let row = top + 1; row <= Math.min(bottom, sheet.rows.length - 1); row += 1) {
      merged.set(row, [...(merged.get(row) ?? []), left]);
    }
  }
  return Array.from(sheet.rows, (row, r) => {
    const reached = merged.get(r);
    // Of the million rows above a cell that strayed to the last one, all but a few are blank.
    if (row === undefined && reached === undefined) return NONE;
    const own = [...(row ?? []).entries()].flatMap(([index, cell]) => (isBlank(cell) ? [] : [index]));
    return [...own, ...(reached ?? [])].sort((a, b) => a - b);
  });
}
