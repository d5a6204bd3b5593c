import type { Cell, Sheet } from "../decode/workbook.ts";
import { isCodeRow } from "./code-row.ts";
import { squashText } from "./fold-text.ts";
import type { HeaderBlock } from "./header-columns.ts";
import { isUnitOnly } from "./header-unit.ts";
import { cellText, isBlank } from "./sheet-cells.ts";

/** Headers are stacked at most this high. */
const MOST_ROWS = 5;
/** A row of this many words above a header belongs to it, whether or not anything is matched by it. */
const WORDS_OF_A_LEVEL = 3;
/** A year in a group header is no number of anything. */
const YEAR = /^(?:19|20)\d\d(?:\.0)?$/;
const NUMBER = /^[^\p{L}]*\d[^\p{L}]*$/u;

/** What headers are stacked from: known item codes, and labels of the preamble, squashed, at which a header ends. */
export interface StackOptions {
  readonly codes: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  /** True for a row of two texts that says which council a sheet is about. */
  readonly isAnswer: (label: string, answer: string) => boolean;
}

/** Headers that end in one row, each a row higher than the one before, the lowest row alone first. */
export function headerStacks(sheet: Sheet, bottom: number, options: StackOptions): HeaderBlock[] {
  const stacks: HeaderBlock[] = [];
  let codeRows: readonly number[] = [];
  let plain = true;
  for (let row = bottom; row >= 0 && row > bottom - MOST_ROWS; row -= 1) {
    const cells = sheet.rows[row] ?? [];
    const isBlankRow = cells.every(isBlank);
    const isCodes = isCodeRow(cells, options.codes);
    if (row < bottom && !isCodes && (isBlankRow ? !plain : isNoHeader(cells, options))) break;
    if (row < bottom && isTitle(cells, sheet.rows[bottom] ?? [])) break;
    if (isBlankRow) continue;
    if (isCodes) codeRows = [...codeRows, row];
    plain &&= isCodes || cells.every((cell) => isBlank(cell) || isUnitOnly(cellText(cell)));
    stacks.push({ top: row, bottom, codeRows });
  }
  return stacks;
}

/** True where a row of item codes stands below a row, which makes it the lowest of the header instead. */
export function hasCodesBelow(sheet: Sheet, row: number, { codes }: StackOptions): boolean {
  if (codes.size === 0) return false;
  const below = [row + 1, row + 2].find((next) => !(sheet.rows[next] ?? []).every(isBlank));
  return below !== undefined && isCodeRow(sheet.rows[below], codes);
}

/** One text alone over the first header of several, or to its left: the title of what stands below. */
function isTitle(cells: readonly (Cell | undefined)[], lowest: readonly (Cell | undefined)[]): boolean {
  const first = lowest.findIndex((cell) => !isBlank(cell));
  const isAlone = cells.filter((cell) => !isBlank(cell)).length === 1;
  return isAlone && cells.findIndex((cell) => !isBlank(cell)) <= first && !isUnitOnly(cellText(lowest[first]));
}

/** Numbers of something, or an answer beside a label: rows over a header that are no part of it. */
function isNoHeader(cells: readonly (Cell | undefined)[], { labels, isAnswer }: StackOptions): boolean {
  const texts = cells.map(cellText).filter((text) => text !== "");
  const [first = "", second = ""] = texts;
  const label = squashText(first.split(":", 1)[0] ?? "");
  if (labels.has(label)) return true;
  if (texts.length === 2 && (first.endsWith(":") || isAnswer(label, second))) return true;
  return texts.some((text) => NUMBER.test(text) && !YEAR.test(text) && !isUnitOnly(text) && !isSpan(text));
}

/** `2009-10`, `18-64`, `31/03/2010`, `31.3.2010`: digits that name a group. `68.4` is a number. */
function isSpan(text: string): boolean {
  return /^\d{1,4}\s*[-\u2013/]\s*\d{1,4}(?:\s*[-\u2013/]\s*\d{2,4})?$|^\d{1,2}\.\d{1,2}\.\d{2,4}$|^\d{2,3}\+$/.test(
    text,
  );
}

/** The tallest stack that goes on upward from this one in rows of words. */
export function wholeStack(sheet: Sheet, stacks: readonly HeaderBlock[], block: HeaderBlock): HeaderBlock {
  let whole = block;
  for (const taller of stacks) {
    if (taller.top >= block.top) continue;
    const words = (sheet.rows[taller.top] ?? []).filter((cell) => cell?.kind === "text" && !isBlank(cell)).length;
    if (words < WORDS_OF_A_LEVEL) break;
    whole = taller;
  }
  return whole;
}
