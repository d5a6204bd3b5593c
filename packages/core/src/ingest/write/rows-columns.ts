import { type ColumnKind, columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { powerOfTen } from "../../exact/decimal.ts";
import type { HeldColumn, HeldRows } from "../normalise/held-rows.ts";
import { deltaTexts, numberedTexts } from "./parquet/delta-texts.ts";
import { type ColumnData, emptyColumn, filledColumn, optionalColumn, requiredColumn } from "./parquet/encode-column.ts";
import { encodeInt32, encodeInt64 } from "./parquet/encode-numbers.ts";
import { encodeBoundedTexts, encodeSameText, encodeTexts } from "./parquet/encode-texts.ts";
import type { EncodedValues, Encoder } from "./parquet/encoding.ts";
import { STORED_DIGITS } from "./rows-schema.ts";

/** What stands in every row of a file. */
export interface Constants {
  readonly period: string;
  readonly submission: string;
  readonly sha256: string;
}

/** Rows that a column takes at once. */
const BLOCK = 1024;
const DAY = 86_400_000;
const TOO_LONG = powerOfTen(STORED_DIGITS);

/** Some of the rows that are held, by their places there, in the order in which they are to be stored. */
export interface RowsToStore {
  readonly held: HeldRows;
  readonly order: readonly number[];
}

/**
 * The columns of `rowsSchema` for some rows, in its order. Throws where a value is not of its column's kind or has
 * more than 18 digits.
 */
export function rowsColumns(rows: RowsToStore, { columns }: Table, constants: Constants): ColumnData[] {
  const { held, order } = rows;
  const isStraight = order.every((row, at) => row === at);
  const numbers = order.map((row) => held.numbers[row] ?? 0);
  const numbered = numberedTexts(numbers);
  return [
    ...fixedColumns(rows, numbers, constants),
    ...Object.entries(columns).flatMap(([id, { kind }]) => {
      const column = held.columns.get(id);
      if (column === undefined) return [1, 2, 3].map(() => emptyColumn(order.length));
      const values = optionalColumn(order.length, valueEncoder(order.length, id, kind));
      return [
        isStraight && column.values.length >= order.length
          ? addStraight(values, column.values, order.length)
          : addAll(values, order, (row) => column.values[row] ?? null),
        statusesOf(column, order),
        addressesOf(column, order, numbered),
      ];
    }),
  ];
}

function fixedColumns(
  { held, order }: RowsToStore,
  numbers: readonly number[],
  { period, submission, sha256 }: Constants,
): ColumnData[] {
  const count = order.length;
  const same = (text: string) => requiredColumn(count, encodeSameText(text, count));
  const council = addAll(encodeBoundedTexts(count), order, (row) => held.authorities[row] ?? "");
  const sheet = addAll(encodeTexts(count), order, (row) => held.sheets[row] ?? "");
  const number = encodeInt32(count);
  number.add(numbers);
  return [
    same(period),
    requiredColumn(count, council),
    same(submission),
    same(sha256),
    requiredColumn(count, sheet),
    requiredColumn(count, number.done()),
  ];
}

function statusesOf({ statuses }: HeldColumn, order: readonly number[]): ColumnData {
  if (statuses.size === 0) return emptyColumn(order.length);
  const texts = optionalColumn(order.length, encodeTexts(order.length));
  return addAll(texts, order, (row) => statuses.get(row) ?? null);
}

function addressesOf(
  { letters, cell }: HeldColumn,
  order: readonly number[],
  numbered: (letters: string) => EncodedValues,
): ColumnData {
  if (letters !== undefined) return filledColumn(order.length, numbered(letters));
  const texts = optionalColumn(order.length, deltaTexts(order.length));
  return addAll(texts, order, (row) => cell(row) || null);
}

/** Hands what each row has to an encoder, a block at a time. */
function addAll<T, D>(
  encoder: { add(items: readonly T[]): void; done(): D },
  order: readonly number[],
  pick: (row: number) => T,
): D {
  for (let start = 0; start < order.length; start += BLOCK) encoder.add(order.slice(start, start + BLOCK).map(pick));
  return encoder.done();
}

/** The same where rows are to be stored in the order in which they are held: nothing need be picked. */
function addStraight<T, D>(
  encoder: { add(items: readonly T[]): void; done(): D },
  items: readonly T[],
  rows: number,
): D {
  for (let start = 0; start < rows; start += BLOCK) encoder.add(items.slice(start, Math.min(start + BLOCK, rows)));
  return encoder.done();
}

function valueEncoder(rows: number, column: string, kind: ColumnKind): Encoder<string | bigint> {
  if (columnScale(kind) !== undefined) return numberEncoder(rows, column, kind);
  const texts = kind === "date" ? dayEncoder(rows, column) : encodeTexts(rows);
  return {
    add: (values) => (values.every(isText) ? texts.add(values) : refuse(column, kind)),
    done: () => texts.done(),
  };
}

function numberEncoder(rows: number, column: string, kind: ColumnKind): Encoder<string | bigint> {
  const numbers = encodeInt64(rows);
  return {
    add: (values) => (values.every(isNumber) ? numbers.add(values) : refuse(column, kind)),
    done() {
      if (numbers.largest() >= TOO_LONG) {
        throw new RangeError(`Cannot store ${column}: it has more than ${STORED_DIGITS} digits`);
      }
      return numbers.done();
    },
  };
}

function isText(value: string | bigint): value is string {
  return typeof value === "string";
}

function isNumber(value: string | bigint): value is bigint {
  return typeof value === "bigint";
}

/** Days since the first of 1970. The same days come again and again, so each is read once. */
function dayEncoder(rows: number, column: string): Encoder<string> {
  const known = new Map<string, number>();
  const days = encodeInt32(rows);
  const dayOf = (text: string) => {
    const day = known.get(text) ?? Date.parse(`${text}T00:00:00Z`) / DAY;
    if (!Number.isInteger(day)) return refuse(column, "date");
    known.set(text, day);
    return day;
  };
  return { add: (texts) => days.add(texts.map(dayOf)), done: () => days.done() };
}

function refuse(column: string, kind: ColumnKind): never {
  throw new TypeError(`Cannot store ${column}: its value is no ${kind}`);
}
