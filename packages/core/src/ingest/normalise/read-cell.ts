import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Column } from "../../collections/columns.ts";
import type { Collection, Status } from "../../collections/define-collection.ts";
import type { Finding, Place } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Cell } from "../decode/workbook.ts";
import { remembered } from "../match/match-context.ts";
import { cellText, trimAll } from "../match/sheet-cells.ts";
import { allowedValues, expectedValue } from "../validate/expected-value.ts";
import { authorityFinding } from "./read-authority.ts";
import { categoryReader } from "./read-category.ts";
import { type DateOrder, readDate } from "./read-date.ts";
import { readMonth } from "./read-month.ts";
import { readNumber } from "./read-number.ts";
import { type StatusText, statusReader } from "./read-status.ts";
import { readText } from "./read-text.ts";

/** What a cell holds, or the finding that says why it cannot be read. */
export interface ReadCell {
  readonly value: bigint | string | null;
  readonly status: Status | null;
  /** Makes the finding for the place of the cell; absent where the cell is read. */
  readonly fault?: (place: Place) => Finding;
}

export type CellReader = (cell: Cell) => ReadCell;

/** What reading depends on besides the cell and its column. */
export interface ReadingOptions {
  readonly collection: Collection;
  /** ISO day on which councils are looked up. */
  readonly day: string;
  readonly order: DateOrder;
}

const LONGEST_TEXT = 500;
/** So many unknown councils are told which known ones look like them; with more, the column is of something else. */
const MOST_NEAR = 200;
/** Errors as text, the way a CSV has them. */
const ERROR_TEXT = /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** Makes the reader of one column's cells. It remembers councils and categories for as long as it lives. */
export function cellReader(column: Column, options: ReadingOptions): CellReader {
  const read = kindReader(column, options);
  return (cell) => (isError(cell) ? errorCell(cell) : read(cell));
}

function kindReader(column: Column, { collection, day, order }: ReadingOptions): CellReader {
  if (column.kind === "count" || column.kind === "amount" || column.kind === "rate") {
    const status = statusReader(collection.markers);
    return (cell) => numberCell(cell, column, status);
  }
  if (column.kind === "date") return (cell) => dateCell(cell, readDate(cell, order));
  if (column.kind === "month") return (cell) => dateCell(cell, readMonth(cell, order), expectedValue(column));
  if (column.kind === "authority") return authorityReader(day);
  if (column.kind === "category") {
    const read = categoryReader(column);
    return (cell) => listCell(cell, read(cellText(cell)), allowedValues(column.values));
  }
  const most = column.longest ?? LONGEST_TEXT;
  return (cell) => textCell(cell, most);
}

function isError({ kind, value }: Cell): boolean {
  return kind === "error" || (kind === "text" && ERROR_TEXT.test(trimAll(String(value))));
}

function errorCell(cell: Cell): ReadCell {
  const found = cellText(cell) || String(cell.value);
  return faulty((place) => finding("error-cell", place, { found }, { value: found }));
}

function numberCell(
  cell: Cell,
  column: Parameters<typeof readNumber>[1],
  status: (text: string) => StatusText,
): ReadCell {
  const read = readNumber(cell, column, status);
  if (read.kind === "read") return { value: read.value, status: read.status };
  const found = cellText(cell);
  const value = { value: found };
  if (read.kind === "not-whole") return faulty((place) => finding("not-whole", place, { found }, value));
  if (read.kind === "negative") return faulty((place) => finding("negative", place, { found }, value));
  const facts = { found, expected: expectedValue(column) };
  return faulty((place) => finding("not-a-number", place, facts, value));
}

function dateCell(cell: Cell, read: string | undefined, expected?: string): ReadCell {
  if (read !== undefined) return { value: read, status: null };
  const found = cellText(cell);
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
