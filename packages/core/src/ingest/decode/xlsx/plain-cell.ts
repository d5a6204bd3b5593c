import type { Cursor } from "../xml/xml-reader.ts";

/** A cell as nearly all are: its address, style and kind in this order, then its value and nothing else. */
export interface PlainCell {
  row: number;
  column: number;
  style: number;
  /** True where the value is the number of a shared text. */
  isShared: boolean;
  /** Without entities; undefined where it is digits, with or without a point, that `number` is exactly. */
  value: string | undefined;
  number: number;
}

const LT = 60;
const AMPERSAND = 38;
const QUOTE = 34;
const POINT = 46;
const LONGEST_VALUE = 32;
const EXACT_DIGITS = 15;
const POWERS_OF_TEN: readonly number[] = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * Reads `<c r="B7" s="3" t="s"><v>12</v></c>` at the cursor into `cell` and moves behind it. False, with the cursor
 * where it was, for a cell of any other form, or not all there yet: the reader of all forms is then to read it.
 */
export function readPlainCell(cursor: Cursor, cell: PlainCell): boolean {
  const { source } = cursor;
  if (cursor.selfClosed || !source.startsWith('<c r="', cursor.at)) return false;
  let at = readPlace(source, cursor.at + 6, cell);
  if (source.charCodeAt(at) !== QUOTE) return false;
  at += 1;
  cell.style = 0;
  if (source.startsWith(' s="', at)) {
    at = readStyle(source, at + 4, cell);
    if (source.charCodeAt(at) !== QUOTE) return false;
    at += 1;
  }
  cell.isShared = source.startsWith(' t="s"', at);
  if (cell.isShared) at += 6;
  if (!source.startsWith("><v>", at)) return false;
  const end = readValue(source, at + 4, cell);
  if (end < 0 || !source.startsWith("</v></c>", end)) return false;
  cursor.at = end + 8;
  cursor.tags += 2;
  return true;
}

/**
 * Reads a value up to the tag behind it; -1 where there is none, or it may hold more than plain signs. Of up to 15
 * digits both they and the power of ten are exact, so that their quotient is the double nearest to what is written.
 */
function readValue(source: string, start: number, cell: PlainCell): number {
  let end = start;
  let digits = 0;
  let point = -1;
  let isNumber = true;
  for (let code = source.charCodeAt(end); code !== LT; code = source.charCodeAt(end)) {
    if (code >= 48 && code <= 57) digits = digits * 10 + code - 48;
    else if (code === POINT && point < 0) point = end;
    else if (!(code > 32) || code === AMPERSAND) return -1;
    else isNumber = false;
    end += 1;
    if (end - start > LONGEST_VALUE) return -1;
  }
  if (end === start) return -1;
  const places = point < 0 ? 0 : end - point - 1;
  const isExact = isNumber && end - start <= EXACT_DIGITS && end - start > (point < 0 ? 0 : 1);
  cell.value = isExact ? undefined : source.slice(start, end);
  cell.number = isExact ? digits / (POWERS_OF_TEN[places] ?? 1) : Number.NaN;
  return end;
}

/** Reads `B7` up to the quote behind it; -1 where it is no address in capitals, or a longer one than there is. */
function readPlace(source: string, start: number, cell: PlainCell): number {
  let at = start;
  let column = 0;
  for (let code = source.charCodeAt(at); code >= 65 && code <= 90; code = source.charCodeAt(at)) {
    column = column * 26 + code - 64;
    at += 1;
  }
  const digits = at;
  let row = 0;
  for (let code = source.charCodeAt(at); code >= 48 && code <= 57; code = source.charCodeAt(at)) {
    row = row * 10 + code - 48;
    at += 1;
  }
  if (column === 0 || row === 0 || digits - start > 3 || at - digits > 7) return -1;
  cell.row = row - 1;
  cell.column = column - 1;
  return at;
}

function readStyle(source: string, start: number, cell: PlainCell): number {
  let at = start;
  for (let code = source.charCodeAt(at); code >= 48 && code <= 57 && at - start < 6; code = source.charCodeAt(at)) {
    cell.style = cell.style * 10 + code - 48;
    at += 1;
  }
  return at === start ? -1 : at;
}
