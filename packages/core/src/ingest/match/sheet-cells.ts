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

/** True where nothing can be read in a cell: it is absent, or holds only spaces of some kind. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.kind === "text" && trimAll(String(cell.value)) === "");
}

const FIRST_INVISIBLE = 0x200b;
const LAST_INVISIBLE = 0x2060;

/** Trims spaces of every kind, also those without width. */
export function trimAll(text: string): string {
  const trimmed = text.trim();
  if (!isInvisible(trimmed.charCodeAt(0)) && !isInvisible(trimmed.charCodeAt(trimmed.length - 1))) return trimmed;
  return trimmed.replace(/^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g, "");
}

function isInvisible(code: number): boolean {
  return code >= FIRST_INVISIBLE && code <= LAST_INVISIBLE;
}
