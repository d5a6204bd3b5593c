import type { Cell } from "../decode/workbook.ts";
import { trimAll } from "../match/sheet-cells.ts";

/**
 * Reads a cell as text, with single spaces. A whole number is given by its digits where the sheet shows it
 * cut short (`1.1E+08`, `####`), and as shown otherwise, so that leading zeros of an id stay.
 */
export function readText(cell: Cell): string {
  const text = cell.kind === "text" || isCutShort(cell) ? String(cell.value) : cell.shown;
  return isTidy(text) ? text : trimAll(text).replace(/\s+/g, " ");
}

const [SPACE, LAST_ASCII] = [32, 126];

/** Words of ASCII with single spaces between them, as nearly all texts are. */
export function isTidy(text: string): boolean {
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < SPACE || code > LAST_ASCII || (code === SPACE && before === SPACE)) return false;
    before = code;
  }
  return before !== SPACE;
}

function isCutShort({ kind, value, shown }: Cell): boolean {
  return kind === "number" && Number.isSafeInteger(value) && /^#+$|\d[eE]\+?\d/.test(shown.trim());
}
