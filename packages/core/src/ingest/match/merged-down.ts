import type { Range, Sheet } from "../decode/workbook.ts";

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
  const own = sheet.merges.filter((merge) => {
    return merge.bottom > merge.top && merge.left <= column && column <= merge.right && !isTooTall(merge);
  });
  for (const { top, left, first, last } of reachedBy(own)) {
    for (let row = first; row <= last; row += 1) merged.set(row, { row: top, column: left });
  }
  return merged;
}

/** A merge, and the rows below its own that it is the first to reach. */
interface Reach extends Range {
  readonly first: number;
  readonly last: number;
}

/**
 * The rows that merges of one column reach, each once. No program writes merges that lie over one another; a file with thousands of
 * them, each as tall as its sheet, was written to be slow.
 */
export function reachedBy(merges: readonly Range[]): Reach[] {
  let covered = -1;
  return merges
    .toSorted((one, other) => one.top - other.top)
    .flatMap((merge): Reach[] => {
      const first = Math.max(merge.top, covered) + 1;
      if (first > merge.bottom) return [];
      covered = merge.bottom;
      return [{ ...merge, first, last: merge.bottom }];
    });
}

function isTooTall({ top, bottom }: Range): boolean {
  return bottom - top > TALLEST;
}
