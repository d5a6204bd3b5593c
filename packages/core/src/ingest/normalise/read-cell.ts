import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Column } from "../../collections/columns.ts";
import type { Collection, Status } from "../../collections/define-collection.ts";
import { powerOfTen } from "../../exact/decimal.ts";
import type { Finding, Place } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { isUncalculated } from "../decode/cells.ts";
import type { Cell } from "../decode/workbook.ts";
import { remembered } from "../match/remembered.ts";
import { cellText, trimAll } from "../match/sheet-cells.ts";
import { allowedValues, expectedValue } from "../validate/expected-value.ts";
import { showNumber } from "../validate/show-number.ts";
import { nearNumber } from "./near-number.ts";
import type { NumberStyle } from "./number-style.ts";
import { quickNumber } from "./quick-number.ts";
import { authorityFinding } from "./read-authority.ts";
import { categoryReader } from "./read-category.ts";
import { type DateOrder, eitherDay, readDate } from "./read-date.ts";
import { readMonth } from "./read-month.ts";
import { type NumberColumn, type ReadNumber, readNumber } from "./read-number.ts";
import { readNumberText } from "./read-number-text.ts";
import { statusReader } from "./read-status.ts";
import { readText } from "./read-text.ts";

/** What a cell holds, or the finding that says why it cannot be read. */
export interface ReadCell {
  readonly value: bigint | string | null;
  readonly status: Status | null;
  /** Makes the finding for the place of the cell; absent where the cell is read. */
  readonly fault?: (place: Place) => Finding;
  /** Makes the finding that says how the cell was read, where it is not written in the usual way. */
  readonly remark?: (place: Place) => Finding;
}

export type CellReader = (cell: Cell) => ReadCell;

/** What reading depends on besides the cell and its column. */
export interface ReadingOptions {
  readonly collection: Collection;
  /** ISO day on which councils are looked up. */
  readonly day: string;
  readonly order: DateOrder;
  readonly style?: NumberStyle;
}

/** Characters of a text where its column does not say. */
export const LONGEST_TEXT = 500;
/** So many unknown councils are told which known ones look like them; with more, the column is of something else. */
const MOST_NEAR = 200;
/** Errors as text, the way a CSV has them. */
const ERROR_TEXT = /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** Makes the reader of one column's cells. It remembers councils and categories for as long as it lives. */
export function cellReader(column: Column, options: ReadingOptions): CellReader {
  const read = kindReader(column, options);
  return (cell) => (isError(cell) ? errorCell(cell) : read(cell));
}

function kindReader(column: Column, { collection, day, order, style = {} }: ReadingOptions): CellReader {
  if (column.kind === "count" || column.kind === "amount" || column.kind === "rate") {
    const status = statusReader(collection.markers);
    const quick = quickNumber(column, style, collection.markers);
    return (cell) => {
      const value = quick(cell);
      if (value !== undefined) return { value, status: null };
      return numberCell(cell, column, style, readNumber(cell, column, status, style));
    };
  }
  if (column.kind === "date") {
    const read = dayReader(readDate, order);
    return (cell) => dateCell(cell, read(cell), order);
  }
  if (column.kind === "month") {
    const read = dayReader(readMonth, order);
    const expected = expectedValue(column);
    return (cell) => dateCell(cell, read(cell), order, expected);
  }
  if (column.kind === "authority") return authorityReader(day);
  if (column.kind === "category") {
    const read = categoryReader(column);
    const allowed = allowedValues(column.values);
    return (cell) => listCell(cell, read(cellText(cell)), allowed);
  }
  const most = column.longest ?? LONGEST_TEXT;
  return (cell) => textCell(cell, most);
}

/** The days and months of a column are few, and come again and again. */
function dayReader(read: typeof readDate, order: DateOrder): (cell: Cell) => string | undefined {
  const dates = new Map<string, string>();
  const texts = new Map<string, string>();
  return (cell) => {
    if (typeof cell.value !== "string" || cell.kind === "error") return read(cell, order);
    const known = cell.kind === "date" ? dates : texts;
    const day = known.get(cell.value) ?? read(cell, order);
    if (day !== undefined) known.set(cell.value, day);
    return day;
  };
}

function isError({ kind, value }: Cell): boolean {
  return (
    kind === "error" || (kind === "text" && String(value).includes("#") && ERROR_TEXT.test(trimAll(String(value))))
  );
}

function errorCell(cell: Cell): ReadCell {
  if (isUncalculated(cell)) return faulty((place) => finding("formula-not-calculated", place, {}));
  const found = cellText(cell) || String(cell.value);
  return faulty((place) => finding("error-cell", place, { found }, { value: found }));
}

const ONE_PER_CENT = powerOfTen(6);

/** True for 0.45 in a column of 45 and 52. */
function isPartAmongWhole({ value }: ReadNumber & { kind: "read" }, { isMixed }: NumberStyle): boolean {
  return isMixed === true && value !== null && value > 0n && value < ONE_PER_CENT;
}

/** What about the way a number is written its sender should know. */
function oddityOf(read: ReadNumber & { kind: "read" }, style: NumberStyle) {
  if (read.isShort === true) return "short";
  if (read.isMoney === true) return "money";
  return isPartAmongWhole(read, style) ? "below one" : undefined;
}

function numberCell(cell: Cell, column: NumberColumn, style: NumberStyle, read: ReadNumber): ReadCell {
  const because = read.kind === "read" ? oddityOf(read, style) : undefined;
  if (read.kind === "read" && (because === undefined || read.value === null)) return read;
  const found = cellText(cell);
  const value = { value: found };
  if (read.kind === "read" && read.value !== null && because !== undefined) {
    const plain = { value: read.value, status: read.status };
    const facts = { found, read: showNumber(read.value, column.kind), because } as const;
    const severity = column.kind === "amount" && read.isCut !== true ? "note" : "query";
    return { ...plain, remark: (place) => finding("read-as", place, facts, { ...value, severity }) };
  }
  if (read.kind === "not-whole") return faulty((place) => finding("not-whole", place, { found }, value));
  if (read.kind === "negative") return faulty((place) => finding("negative", place, { found }, value));
  return faulty((place) => unreadNumber(found, wantedNumber(found, column), place));
}

/** What is asked for in place of a text; where it is a number already, what about it is not as asked. */
function wantedNumber(found: string, column: NumberColumn): string {
  const isFraction = column.kind === "amount" && /\.\d{3,}$/.test(readNumberText(found) ?? "");
  return isFraction ? "an amount in pounds and whole pence" : expectedValue(column);
}

/** What is said of a text that is no number: as much as can be told of what it seems to be. */
function unreadNumber(found: string, expected: string, place: Place): Finding {
  const near = nearNumber(found);
  const value = { value: found };
  if (near === undefined) return finding("not-a-number", place, { found, expected }, value);
  if (near.kind === "two-numbers") return finding("two-numbers", place, { numbers: near.numbers, expected }, value);
  if (near.kind === "not-exact") return finding("not-exact", place, { found, expected }, value);
  const { number, digit } = near;
  return finding("extra-digit", place, { found, number, digit, expected }, value);
}

function dateCell(cell: Cell, read: string | undefined, order: DateOrder, expected?: string): ReadCell {
  if (read !== undefined) return { value: read, status: null };
  const found = cellText(cell);
  const days = order === "mixed" ? eitherDay(found) : undefined;
  if (days !== undefined) {
    return faulty((place) => finding("ambiguous-date", place, { found, days }, { value: found }));
  }
  const facts = expected === undefined ? { found } : { found, expected };
  return faulty((place) => finding("not-a-date", place, facts, { value: found }));
}

function authorityReader(day: string): CellReader {
  let unknown = 0;
  const resolve = remembered((text) => {
    const resolution = resolveAuthority(text, day, { near: unknown < MOST_NEAR });
    if (resolution.kind === "unknown") unknown += 1;
    return resolution;
  });
  return (cell) => {
    const found = cellText(cell);
    const resolution = resolve(found);
    if (resolution.kind === "found") return { value: resolution.authority.code, status: null };
    return faulty((place) => authorityFinding(found, resolution, place, day));
  };
}

function listCell(cell: Cell, id: string | undefined, allowed: readonly string[]): ReadCell {
  if (id !== undefined) return { value: id, status: null };
  const found = cellText(cell);
  return faulty((place) => finding("not-in-list", place, { found, allowed }, { value: found }));
}

function textCell(cell: Cell, most: number): ReadCell {
  const text = readText(cell);
  if (text.length <= most) return { value: text, status: null };
  return faulty((place) => finding("too-long", place, { length: text.length, most }));
}

function faulty(fault: (place: Place) => Finding): ReadCell {
  return { value: null, status: null, fault };
}
