import { type AmountColumn, type CountColumn, columnScale, type RateColumn } from "../../collections/columns.ts";
import type { Status } from "../../collections/define-collection.ts";
import { absolute, parseDecimal, powerOfTen, rescale } from "../../exact/decimal.ts";
import type { Cell } from "../decode/workbook.ts";
import { trimAll } from "../match/sheet-cells.ts";
import { readNumberText } from "./read-number-text.ts";
import type { StatusText } from "./read-status.ts";

export type NumberColumn = CountColumn | AmountColumn | RateColumn;

/** A number at its column's scale, or why there is none. `null` with a status is a marker. */
export type ReadNumber =
  | { readonly kind: "read"; readonly value: bigint | null; readonly status: Status | null }
  | { readonly kind: "not-a-number" | "not-whole" | "negative" };

/** No number of people, pence or millionths has more digits; the rest would not be stored exactly. */
const MOST_DIGITS = 18;
/** Behind this many places, digits are the noise of binary fractions. */
const NOISE_PLACES = { count: 9, amount: 6 } as const;

/**
 * Reads a cell as the number its column asks for, exactly: a stored double by its shortest decimal. A cell with a
 * percent format is its value times 100 where a percentage is asked for; a bare 0.475 stays 0.475. Counts
 * within a billionth of a whole number are that number. Money with more than two places is rounded, half away from
 * zero, only where a formula worked it out or the rest is noise (under a millionth of a pound); typed so, it may be in
 * thousands or have a point for a comma, and is no amount.
 */
export function readNumber(cell: Cell, column: NumberColumn, status: (text: string) => StatusText): ReadNumber {
  if (cell.kind === "number") {
    const plain = readNumberText(String(cell.value));
    return plain === undefined ? { kind: "not-a-number" } : toScale(plain, isPercent(cell), column, cell);
  }
  if (cell.kind !== "text") return { kind: "not-a-number" };
  const said = status(trimAll(String(cell.value)));
  if (said.rest === "") return { kind: "read", value: null, status: said.status };
  const percent = /\s*(?:%|per ?cent)$/i.exec(said.rest);
  const plain = readNumberText(percent === null ? said.rest : said.rest.slice(0, percent.index));
  if (plain === undefined || (percent !== null && column.kind !== "rate")) return { kind: "not-a-number" };
  const read = toScale(plain, false, column, cell);
  return read.kind === "read" ? { ...read, status: said.status } : read;
}

function isPercent({ format = "" }: Cell): boolean {
  return format.replace(/"[^"]*"|\\./g, "").includes("%");
}

function toScale(plain: string, percent: boolean, column: NumberColumn, cell: Cell): ReadNumber {
  const decimal = parseDecimal(plain);
  if (decimal === undefined || (percent && column.kind !== "rate")) return { kind: "not-a-number" };
  const { unscaled, scale } = decimal;
  const factor = percent ? 100n : 1n;
  const target = columnScale(column.kind) ?? 0;
  const value = rescale(unscaled * factor, scale, target);
  if (column.kind !== "rate" && !isNear(unscaled, scale, value, column) && !isComputed(cell, column)) {
    return { kind: column.kind === "count" ? "not-whole" : "not-a-number" };
  }
  if (absolute(value).toString().length > MOST_DIGITS) return { kind: "not-a-number" };
  if (value < 0n && isNeverNegative(column)) return { kind: "negative" };
  return { kind: "read", value, status: null };
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

function isNeverNegative(column: NumberColumn): boolean {
  return column.kind === "count" || (column.kind === "amount" && column.negative !== true);
}
