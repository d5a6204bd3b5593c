import type { Cell } from "../decode/workbook.ts";
import { foldCode } from "./header-index.ts";
import { cellText } from "./sheet-cells.ts";

/** What item codes look like: `A4.20`, `H4`, `12a`, `3d(1a)`. */
const CODE = /^[a-z]{0,4}\d[\w.()/-]{0,9}$/i;
/** Part of a row's cells that must look like codes. */
const MOST = 0.6;

/** True for a row of item codes: most of its cells look like codes, and one at least is among those known. */
export function isCodeRow(row: readonly (Cell | undefined)[] | undefined, known: ReadonlySet<string>): boolean {
  if (known.size === 0 || row === undefined) return false;
  const texts = row.map(cellText).filter((text) => text !== "");
  const alike = texts.filter((text) => CODE.test(text)).length;
  return alike >= texts.length * MOST && texts.some((text) => known.has(foldCode(text)));
}
