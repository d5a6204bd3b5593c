import { rangeAddress } from "../decode/address.ts";
import type { Range } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import { rangeIn } from "./sheet-view.ts";

/** The cells of a table in its sheet, from its first header to its last row. */
export function tableExtent({
  place,
  bodyRows,
  totalRows,
}: Pick<Candidate, "place" | "bodyRows" | "totalRows">): Range {
  const { sheet, block, left, right } = place;
  const bottom = Math.max(block.bottom, bodyRows.at(-1) ?? 0, totalRows.at(-1) ?? 0);
  return rangeIn(sheet, { top: block.top, left, bottom, right });
}

/** The highest row of the sheet in which a header of a place stands. */
export function topRow({ sheet, block, left, right }: Candidate["place"]): number {
  return rangeIn(sheet, { ...block, left, right }).top;
}

/** The table as A1, from its first header to its last row. */
export function tableRange(candidate: Candidate): string {
  return rangeAddress(tableExtent(candidate));
}
