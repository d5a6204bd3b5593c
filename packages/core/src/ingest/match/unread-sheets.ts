import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Cell, Sheet, Workbook } from "../decode/workbook.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import { cellText, isBlank } from "./sheet-cells.ts";

/** With fewer rows that have words and a number behind them, a sheet may say who made the file, and when. */
const FEWEST_ROWS = 3;
const LONGEST_NUMBER = 40;
const DIGIT = /\d/;

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

/** Words with a number behind them: one before them counts the notes of a list. */
function isOfNumbers(row: NonNullable<Sheet["rows"][number]>): boolean {
  let hasWords = false;
  for (const cell of row) {
    if (cell === undefined || isBlank(cell)) continue;
    if (!isNumber(cell)) hasWords ||= cell.kind === "text";
    else if (hasWords) return true;
  }
  return false;
}

function isNumber(cell: Cell): boolean {
  if (cell.kind !== "text") return cell.kind === "number";
  const text = cellText(cell);
  return text.length <= LONGEST_NUMBER && DIGIT.test(text) && readNumberText(text) !== undefined;
}
