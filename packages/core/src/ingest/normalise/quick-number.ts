import { columnScale } from "../../collections/columns.ts";
import type { Status } from "../../collections/define-collection.ts";
import { digitsIn, placesIn } from "../decode/column-cells.ts";
import type { Cell } from "../decode/workbook.ts";
import type { NumberStyle } from "./number-style.ts";
import { isNeverNegative, type NumberColumn } from "./read-number.ts";

/** A double holds every whole number of so many digits. */
const EXACT_DIGITS = 15;
const MOST_EXACT = 10 ** EXACT_DIGITS;
const [MINUS, POINT, NOUGHT, NINE] = [45, 46, 48, 57];

/** Reads cells, and plain numbers without their cells. */
export interface QuickNumber {
  (cell: Cell): bigint | undefined;
  /** As `packNumber` packs them. */
  readonly plain: (packed: number) => bigint | undefined;
}

/**
 * Makes the reader of numbers as nearly all are written - digits, a point, no more places than are kept - which takes a
 * tenth of the time that all forms take. Undefined for any other cell: `readNumber` is then to read it, and would read
 * these alike. Reads none where the column's numbers, or the collection's markers, may mean something else.
 */
export function quickNumber(
  column: NumberColumn,
  style: NumberStyle,
  markers: Readonly<Record<string, Status>> = {},
): QuickNumber {
  const isUsual = Object.keys(style).length === 0 && !Object.keys(markers).some((marker) => /\d/.test(marker));
  const scale = columnScale(column.kind) ?? 0;
  const neverNegative = isNeverNegative(column);
  const read = (cell: Cell) => {
    const value = isUsual ? exactNumber(cell, scale) : undefined;
    return value === undefined || (neverNegative && value < 0) ? undefined : BigInt(value);
  };
  const plain = (packed: number) => {
    const missing = scale - placesIn(packed);
    return isUsual && missing >= 0 ? BigInt(digitsIn(packed) * 10 ** missing) : undefined;
  };
  return Object.assign(read, { plain });
}

function exactNumber({ kind, value, format }: Cell, scale: number): number | undefined {
  if (kind === "text") return plainNumber(String(value), scale);
  if (kind !== "number" || typeof value !== "number" || format?.includes("%") === true) return undefined;
  return unscaled(value, 10 ** scale);
}

/**
 * The whole number of which a stored double is so many parts; undefined where it has more places than that. No two
 * decimals of up to 15 digits are one double, so one that it is nearest to is the one that was written.
 */
function unscaled(value: number, unit: number): number | undefined {
  const parts = Math.round(value * unit);
  return Math.abs(parts) < MOST_EXACT && parts / unit === value ? parts : undefined;
}

/** Reads `-1234.5` at a scale: `(1234.5, 2)` is 123450. */
function plainNumber(text: string, scale: number): number | undefined {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  if (text.length - start > EXACT_DIGITS) return undefined;
  let point = text.length;
  let digits = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && point === text.length) point = at;
    else if (code >= NOUGHT && code <= NINE) digits = digits * 10 + code - NOUGHT;
    else return undefined;
  }
  const places = Math.max(0, text.length - point - 1);
  const isPlain =
    point > start && point !== text.length - 1 && (text.charCodeAt(start) !== NOUGHT || point === start + 1);
  if (!isPlain || places > scale) return undefined;
  const size = digits * 10 ** (scale - places);
  if (size >= MOST_EXACT) return undefined;
  return start === 1 ? -size : size;
}
