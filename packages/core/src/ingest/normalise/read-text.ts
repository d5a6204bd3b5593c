import type { Cell } from "../decode/workbook.ts";
import { trimAll } from "../match/sheet-cells.ts";

/**
 * Reads a cell as text, with single spaces. A whole number is given by its digits where the sheet shows it
 * cut short (`1.1E+08`, `####`), and as shown otherwise, so that leading zeros of an id stay.
 */
export function readText(cell: Cell): string {
  return trimAll(
    isCutShort(cell) ? String(cell.value) : cell.kind === "text" ? String(cell.value) : cell.shown,
  ).replace(/\s+/g, " ");
}

function isCutShort({ kind, value, shown }: Cell): boolean {
  return kind === "number" && Number.isSafeInteger(value) && /^#+$|\d[eE]\+?\d/.test(shown.trim());
}
