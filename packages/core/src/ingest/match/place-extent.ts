import type { Range } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";

/** The cells of a table, from its first header to its last row. */
export function tableExtent({
  place,
  bodyRows,
  totalRows,
}: Pick<Candidate, "place" | "bodyRows" | "totalRows">): Range {
  const bottom = Math.max(place.block.bottom, bodyRows.at(-1) ?? 0, totalRows.at(-1) ?? 0);
  return { top: place.block.top, left: place.left, bottom, right: place.right };
}
