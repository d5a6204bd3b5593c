import type { Sheet } from "../decode/workbook.ts";
import type { MatchContext } from "./match-context.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";

/** Cells looked at to see whether a column names councils. */
const SAMPLE = 60;
const ROWS = 400;

/** What part of the first cells below a header name a council, also one of another time: 0 to 1, and of how many. */
export function authorityShare(
  sheet: Sheet,
  place: { readonly below: number; readonly column: number },
  context: MatchContext,
): { readonly share: number; readonly cells: number } {
  let cells = 0;
  let named = 0;
  const end = Math.min(sheet.rows.length, place.below + 1 + ROWS);
  for (let row = place.below + 1; row < end && cells < SAMPLE; row += 1) {
    const cell = cellAt(sheet, row, place.column);
    if (cell === undefined || isBlank(cell)) continue;
    cells += 1;
    if (context.authority(cellText(cell)).kind !== "unknown") named += 1;
  }
  return { share: cells === 0 ? 0 : named / cells, cells };
}
