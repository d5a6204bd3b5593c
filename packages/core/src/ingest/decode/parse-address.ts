import type { Range } from "./workbook.ts";

const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/;

/** Reads an A1 address or range (`C14`, `A1:C9`) as zero-based places; `undefined` where it is neither. */
export function parseAddress(text: string): Range | undefined {
  const [, firstLetters, firstRow, lastLetters = firstLetters, lastRow = firstRow] = ADDRESS.exec(text) ?? [];
  if (firstLetters === undefined || lastLetters === undefined) return undefined;
  return {
    top: Number(firstRow) - 1,
    left: columnIndex(firstLetters),
    bottom: Number(lastRow) - 1,
    right: columnIndex(lastLetters),
  };
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
