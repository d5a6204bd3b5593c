import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Sheet, Workbook } from "../decode/workbook.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import { cellText, isBlank } from "./sheet-cells.ts";

/** With fewer rows that have words and a number, a sheet may say who made the file, and when. */
const FEWEST_ROWS = 3;
const LONGEST_NUMBER = 40;

/**
 * A note on the visible sheets that have rows with numbers and are in no other finding, where nothing but other sheets was read
 * (`taken`): whoever sent the file may think that they were. Of a file of which nothing was read, that is said instead.
 */
export function unreadSheets({ sheets }: Workbook, taken: ReadonlySet<Sheet>, found: readonly Finding[]): Finding[] {
  if (taken.size === 0) return [];
  const said = new Set(found.map(({ place }) => place.sheet));
  const unread = sheets.filter((sheet) => {
    return sheet.visibility === "visible" && !taken.has(sheet) && !said.has(sheet.name) && hasRows(sheet);
  });
  return unread.length === 0 ? [] : [finding("sheets-not-read", {}, { sheets: unread.map(({ name }) => name) })];
}

function hasRows({ rows }: Sheet): boolean {
  let count = 0;
  for (const row of rows) {
    if (row !== undefined && isOfNumbers(row)) count += 1;
    if (count === FEWEST_ROWS) return true;
  }
  return false;
}

/** Words and, in another cell, a number. */
function isOfNumbers(row: NonNullable<Sheet["rows"][number]>): boolean {
  let words = false;
  let numbers = false;
  for (const cell of row) {
    if (cell === undefined || isBlank(cell)) continue;
    const text = cell.kind === "text" ? cellText(cell) : "";
    if (cell.kind === "number" || (text.length <= LONGEST_NUMBER && readNumberText(text) !== undefined)) numbers = true;
    else if (cell.kind === "text") words = true;
    if (words && numbers) return true;
  }
  return false;
}
