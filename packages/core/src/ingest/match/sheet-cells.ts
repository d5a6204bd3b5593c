import { isUncalculated } from "../decode/cells.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";

/** The cell at zero-based row and column; undefined where it is blank. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}

/** What a cell says, trimmed: text as typed, all else as shown; empty where it is blank. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  return trimAll(cell.kind === "text" ? String(cell.value) : cell.shown);
}

/** True where nothing can be read in a cell: it is absent, holds only spaces of some kind, or a formula without a result. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === undefined) return true;
  if (cell.kind !== "text") return isUncalculated(cell);
  const text = String(cell.value);
  return !isInk(text.charCodeAt(0)) && trimAll(text) === "";
}

const FIRST_INVISIBLE = 0x200b;
const LAST_INVISIBLE = 0x2060;

/** Trims spaces of every kind, also those without width. */
export function trimAll(text: string): string {
  if (isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1))) return text;
  const trimmed = text.trim();
  if (!isInvisible(trimmed.charCodeAt(0)) && !isInvisible(trimmed.charCodeAt(trimmed.length - 1))) return trimmed;
  return trimmed.replace(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g, "");
}

/** True for what nearly all texts begin and end with: a sign of ASCII that is no space. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function isInvisible(code: number): boolean {
  return code >= FIRST_INVISIBLE && code <= LAST_INVISIBLE;
}
