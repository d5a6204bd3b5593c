import type { Range } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import { tableExtent } from "./place-extent.ts";

/** True where two places have cells of a sheet in common. */
export function isOverlapping(one: Candidate, other: Candidate): boolean {
  if (one.place.sheetIndex !== other.place.sheetIndex) return false;
  const [a, b]: [Range, Range] = [tableExtent(one), tableExtent(other)];
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
