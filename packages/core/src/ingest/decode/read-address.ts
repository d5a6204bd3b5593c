import type { Range } from "./workbook.ts";

/** A zero-based place in a sheet. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const DOLLAR = 36;
/** Longer than any address there is, and short enough to count exactly. */
const LONGEST_ADDRESS = 15;

/** Reads `AB12` or `$AB$12`; undefined where the text is no address. Upper or lower case. */
export function readAddress(text: string): Place | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  let at = text.charCodeAt(0) === DOLLAR ? 1 : 0;
  let column = 0;
  for (let letter = letterNumber(text, at); letter > 0; letter = letterNumber(text, at)) {
    column = column * 26 + letter;
    at += 1;
  }
  if (text.charCodeAt(at) === DOLLAR) at += 1;
  let row = 0;
  const digits = at;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) {
    row = row * 10 + code - 48;
    at += 1;
  }
  return column > 0 && row > 0 && at > digits && at === text.length ? { row: row - 1, column: column - 1 } : undefined;
}

/** 1 for `A` or `a` to 26 for `Z` or `z`; 0 for anything else. */
function letterNumber(text: string, at: number): number {
  const code = text.charCodeAt(at) & ~32;
  return code >= 65 && code <= 90 ? code - 64 : 0;
}

/** Reads `A1:C9`, corners in any order, or one address; undefined where the text is no range. */
export function readRange(text: string): Range | undefined {
  const [first, last = first, ...more] = text.split(":").map(readAddress);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}
