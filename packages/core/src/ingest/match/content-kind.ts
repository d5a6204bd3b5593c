import type { Cell, Sheet } from "../decode/workbook.ts";
import { readDateText } from "../normalise/read-date.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";

/** What most of a column's cells hold. */
export type ContentKind = "blank" | "text" | "number" | "money" | "percent" | "date" | "error" | "boolean";

/** Cells looked at. */
const SAMPLE = 200;
/** Longer texts are no numbers or dates. */
const LONGEST = 60;
/** Texts that stand for a number that is not there. */
const MARKER = /^(?:-|\.{1,3}|:|\*|x|n\/a|nil|\[\w{1,3}\]|[<>] ?\d+)$/i;

/** What most cells of a column hold, in the rows given. */
export function contentKind(sheet: Sheet, column: number, rows: readonly number[]): ContentKind {
  const counts = new Map<ContentKind, number>();
  for (const row of rows.slice(0, SAMPLE)) {
    const cell = cellAt(sheet, row, column);
    if (cell === undefined || isBlank(cell) || MARKER.test(cellText(cell))) continue;
    const kind = cellKind(cell);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "blank";
}

/** True for a cell that belongs below a header, not in one: a number, a date, or a marker in their place. */
export function isData(cell: Cell | undefined): boolean {
  if (cell === undefined || isBlank(cell)) return false;
  // A number is one however it is shown, which may take long to work out.
  return cell.kind !== "text" || cellKind(cell) !== "text" || MARKER.test(cellText(cell));
}

function cellKind(cell: Cell): ContentKind {
  if (cell.kind === "date" || cell.kind === "error" || cell.kind === "boolean") return cell.kind;
  const text = cellText(cell);
  if (cell.kind === "number") return numberKind(`${cell.format ?? ""} ${text}`);
  if (text.length > LONGEST || !/\d/.test(text)) return "text";
  const bare = text
    .replace(/%$/, "")
    .replace(/\[\w{1,3}\]$/, "")
    .trim();
  if (readNumberText(bare) !== undefined) return numberKind(text);
  return readDateText(text, "day-first") === undefined ? "text" : "date";
}

function numberKind(shown: string): ContentKind {
  if (shown.includes("%")) return "percent";
  return /[\u00a3$\u20ac]/.test(shown) ? "money" : "number";
}
