import type { Sheet } from "../decode/workbook.ts";
import { reachedBy } from "./merged-down.ts";
import { cellAt, isBlank } from "./sheet-cells.ts";

const NONE: readonly number[] = [];
/** Cells under merged ones that are noted: more are in no sheet that somebody looks at. */
const MOST_REACHED = 1_000_000;

/** For each row the columns that hold something, or that a merged cell with something in it reaches down to. */
export function filledColumns(sheet: Sheet): readonly (readonly number[])[] {
  const merged = mergedInto(sheet);
  return Array.from(sheet.rows, (row, r) => {
    const reached = merged.get(r);
    // Of the million rows above a cell that strayed to the last one, all but a few are blank.
    if (row === undefined && reached === undefined) return NONE;
    const own = [...(row ?? []).entries()].flatMap(([index, cell]) => (isBlank(cell) ? [] : [index]));
    return [...own, ...(reached ?? [])].sort((a, b) => a - b);
  });
}

function mergedInto(sheet: Sheet): ReadonlyMap<number, readonly number[]> {
  const merged = new Map<number, number[]>();
  const narrow = sheet.merges.filter(({ left, right }) => left === right);
  const filled = narrow.filter(({ top, left }) => !isBlank(cellAt(sheet, top, left)));
  let noted = 0;
  for (const [left, own] of Map.groupBy(filled, (merge) => merge.left)) {
    for (const { first, last } of reachedBy(own)) {
      for (let row = first; row <= Math.min(last, sheet.rows.length - 1) && noted < MOST_REACHED; row += 1) {
        noted += 1;
        const columns = merged.get(row);
        if (columns === undefined) merged.set(row, [left]);
        else columns.push(left);
      }
    }
  }
  return merged;
}
