import type { BookCell, BookColumn } from "./book.ts";
import { LOOKS, type Look, type LookParts } from "./looks.ts";

/** Points of a line of each font, as spreadsheet programs give it. */
const LINE: Readonly<Record<LookParts["font"], number>> = {
  normal: 15,
  bold: 15,
  quiet: 15,
  heading: 18,
  title: 24,
  stamp: 12,
};
/** Characters of words to the width of a digit, in which widths are told; fewer where they are bold. */
const TO_A_DIGIT = { normal: 1.15, bold: 1 } as const;
const DEFAULT_WIDTH = 9;

/** Height of a row in points: programs other than Excel do not work it out when they open a file. */
export function rowHeight(row: readonly (BookCell | undefined)[], columns: readonly BookColumn[]): number {
  const heights = row.map((cell, column) => {
    if (cell === undefined) return LINE.normal;
    return cellHeight(cell, columns[column]?.width ?? DEFAULT_WIDTH);
  });
  return Math.max(LINE.normal, ...heights);
}

function cellHeight({ value, look }: BookCell, width: number): number {
  const { font, wrap, align } = partsOf(look);
  if (wrap !== true || typeof value !== "string") return LINE[font];
  const full = Math.max(1, Math.floor(width * (font === "normal" ? TO_A_DIGIT.normal : TO_A_DIGIT.bold)));
  const margin = align === "center" ? LINE.normal / 2 : 0;
  return countLines(value, full) * LINE[font] + margin;
}

function partsOf(look: Look): LookParts {
  return LOOKS[look];
}

/** Lines that words fill at a width, those that are longer than a line broken. */
function countLines(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = 0;
    }
    used += length + (used > 0 ? 1 : 0);
    const over = Math.ceil(used / width) - 1;
    lines += over;
    used -= over * width;
  }
  return lines;
}
