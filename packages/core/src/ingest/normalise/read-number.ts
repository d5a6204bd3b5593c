import { type AmountColumn, type CountColumn, columnScale, type RateColumn } from "../../collections/columns.ts";
import type { Status } from "../../collections/define-collection.ts";
import { absolute, type Decimal, parseDecimal, powerOfTen, rescale } from "../../exact/decimal.ts";
import type { Cell } from "../decode/workbook.ts";
import { trimAll } from "../match/sheet-cells.ts";
import { type NumberStyle, swapCommas } from "./number-style.ts";
import { readNumberText, saysPounds } from "./read-number-text.ts";
import { letterStatus, type StatusText } from "./read-status.ts";
import { readShortNumber } from "./short-number.ts";

export type NumberColumn = CountColumn | AmountColumn | RateColumn;

/**
 * A number at its column's scale, or why there is none. `null` with a status is a marker. `isShort` where it was written
 * with a word or letter for its size (`1.2m`), and `isCut` where as a power of ten in a text (`1.23E+05`), which is how a
 * spreadsheet program saves what it shows and not what it holds; `isMoney` where it says pounds and none are asked for.
 */
export type ReadNumber =
  | {
      readonly kind: "read";
      readonly value: bigint | null;
      readonly status: Status | null;
      readonly isShort?: boolean;
      readonly isCut?: boolean;
      readonly isMoney?: boolean;
    }
  | { readonly kind: "not-a-number" | "not-whole" | "negative" };

/** No number of people, pence or millionths has more digits; the rest would not be stored exactly. */
const TOO_LONG = powerOfTen(18);
/** Behind this many places, digits are the noise of binary fractions. */
const NOISE_PLACES = { count: 9, amount: 6 } as const;
/** A part of one is a percentage at this power of ten. */
const PERCENT_POWER = 2;

/** As spreadsheet programs write it; people write `1.2e3`. */
const POWER_OF_TEN = /\dE[+-]\d{2}/;

/**
 * Reads a cell as the number its column asks for, exactly: a stored double by its shortest decimal. A cell with a
 * percent format is its value times 100 where a percentage is asked for; a bare 0.475 stays 0.475. Counts
 * within a billionth of a whole number are that number. Money with more than two places is rounded, half away from
 * zero, only where a formula worked it out or the rest is noise (under a millionth of a pound); typed so, it may be in
 * thousands or have a point for a comma, and is no amount.
 * `style` is what the column shows or says of all its numbers; a number written short (`£1.2m`) says its own size.
 */
export function readNumber(
  cell: Cell,
  column: NumberColumn,
  status: (text: string) => StatusText,
  style: NumberStyle = {},
): ReadNumber {
  if (cell.kind === "number") {
    const plain = readNumberText(String(cell.value));
    return plain === undefined
      ? { kind: "not-a-number" }
      : toScale(plain, powerOf(isPercent(cell), style), column, cell);
  }
  if (cell.kind !== "text") return { kind: "not-a-number" };
  const whole = status(trimAll(String(cell.value)));
  const said = whole.status === null && column.kind !== "amount" ? letterStatus(whole.rest) : whole;
  if (said.rest === "") return { kind: "read", value: null, status: said.status };
  const text = style.isComma === true ? swapCommas(said.rest) : said.rest;
  const percent = /\s*(?:%|per ?cent)$/i.exec(text);
  if (percent !== null && column.kind !== "rate") return { kind: "not-a-number" };
  const plain = readNumberText(percent === null ? text : text.slice(0, percent.index));
  if (plain === undefined) return readShort(text, column, cell);
  const read = toScale(plain, percent === null ? powerOf(false, style) : 0, column, cell);
  if (read.kind !== "read") return read;
  const isCut = column.kind !== "rate" && read.value !== 0n && POWER_OF_TEN.test(text);
  const isMoney = column.kind !== "amount" && saysPounds(text);
  return { ...read, status: said.status, ...(isCut ? { isShort: true, isCut } : {}), ...(isMoney ? { isMoney } : {}) };
}

function readShort(text: string, column: NumberColumn, cell: Cell): ReadNumber {
  const plain = column.kind === "rate" ? undefined : readShortNumber(text);
  if (plain === undefined) return { kind: "not-a-number" };
  const read = toScale(plain, 0, column, cell);
  return read.kind === "read" ? { ...read, isShort: true } : read;
}

/** A cell shown as a percentage says so itself, and is then no part of one nor in thousands. */
function powerOf(isShownAsPercent: boolean, { power = 0, isPartOfOne = false }: NumberStyle): number | "percent" {
  if (isShownAsPercent) return "percent";
  return isPartOfOne ? PERCENT_POWER : power;
}

function isPercent({ format = "" }: Cell): boolean {
  return format.includes("%") && format.replace(/"[^"]*"|\\./g, "").includes("%");
}

function toScale(plain: string, power: number | "percent", column: NumberColumn, cell: Cell): ReadNumber {
  const decimal = parseDecimal(plain);
  if (decimal === undefined || (power === "percent" && column.kind !== "rate")) return { kind: "not-a-number" };
  const { unscaled, scale } = atPower(decimal, power === "percent" ? PERCENT_POWER : power);
  const target = columnScale(column.kind) ?? 0;
  const value = rescale(unscaled, scale, target);
  if (column.kind !== "rate" && !isNear(unscaled, scale, value, column) && !isComputed(cell, column)) {
    return { kind: column.kind === "count" ? "not-whole" : "not-a-number" };
  }
  if (absolute(value) >= TOO_LONG) return { kind: "not-a-number" };
  if (value < 0n && isNeverNegative(column)) return { kind: "negative" };
  return { kind: "read", value, status: null };
}

function atPower({ unscaled, scale }: Decimal, power: number): Decimal {
  return power < 0 ? { unscaled, scale: scale - power } : { unscaled: unscaled * powerOfTen(power), scale };
}

/** True where rounding dropped nothing but noise. */
function isNear(unscaled: bigint, scale: number, value: bigint, { kind }: CountColumn | AmountColumn): boolean {
  const target = columnScale(kind) ?? 0;
  if (scale <= target) return true;
  const dropped = absolute(unscaled - rescale(value, target, scale));
  const places = NOISE_PLACES[kind];
  return scale <= places ? dropped === 0n : dropped <= powerOfTen(scale - places);
}

function isComputed({ kind, formula }: Cell, column: NumberColumn): boolean {
  return column.kind === "amount" && kind === "number" && formula === true;
}

/** True for a column in which no number is below nought. */
export function isNeverNegative(column: NumberColumn): boolean {
  return column.kind === "count" || (column.kind === "amount" && column.negative !== true);
}
