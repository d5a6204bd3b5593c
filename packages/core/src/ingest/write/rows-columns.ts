import { type ColumnKind, columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { powerOfTen } from "../../exact/decimal.ts";
import type { Row, Value } from "../normalise/normalised.ts";
import { deltaTexts } from "./parquet/delta-texts.ts";
import { type ColumnData, optionalColumn, requiredColumn } from "./parquet/encode-column.ts";
import { encodeInt32, encodeInt64 } from "./parquet/encode-numbers.ts";
import { encodeBoundedTexts, encodeSameText, encodeTexts } from "./parquet/encode-texts.ts";
import type { Encoder } from "./parquet/encoding.ts";
import { STORED_DIGITS } from "./rows-schema.ts";

/** What stands in every row of a file. */
export interface Constants {
  readonly period: string;
  readonly submission: string;
  readonly sha256: string;
}

/** Takes rows, some at a time, and makes one or more stored columns of them. */
interface RowsEncoder {
  add(rows: readonly Row[]): void;
  done(): ColumnData[];
}

/**
 * Rows that all columns take before the next: so many stay in the processor's cache. Taken column by column, a
 * large table is fetched from memory once a column, which takes three times as long.
 */
const BLOCK = 512;
const DAY = 86_400_000;
const TOO_LONG = powerOfTen(STORED_DIGITS);

/**
 * The columns of `rowsSchema` for some rows, in its order. Throws where a value is not of its column's kind or has
 * more than 18 digits.
 */
export function rowsColumns(rows: readonly Row[], { columns }: Table, constants: Constants): ColumnData[] {
  const encoders = [
    ...fixedColumns(rows.length, constants),
    ...Object.entries(columns).map(([column, { kind }]) => columnTriple(rows.length, column, kind)),
  ];
  for (let start = 0; start < rows.length; start += BLOCK) {
    const block = rows.slice(start, start + BLOCK);
    for (const encoder of encoders) encoder.add(block);
  }
  return encoders.flatMap((encoder) => encoder.done());
}

function fixedColumns(rows: number, { period, submission, sha256 }: Constants): RowsEncoder[] {
  return [
    sameColumn(rows, period),
    requiredOf(rows, encodeBoundedTexts(rows), ({ authority }) => authority),
    sameColumn(rows, submission),
    sameColumn(rows, sha256),
    requiredOf(rows, encodeTexts(rows), ({ sheet }) => sheet),
    requiredOf(rows, encodeInt32(rows), ({ row }) => row),
  ];
}

function sameColumn(rows: number, text: string): RowsEncoder {
  return { add: () => undefined, done: () => [requiredColumn(rows, encodeSameText(text, rows))] };
}

function requiredOf<T>(rows: number, values: Encoder<T>, pick: (row: Row) => T): RowsEncoder {
  return { add: (some) => values.add(some.map(pick)), done: () => [requiredColumn(rows, values.done())] };
}

function columnTriple(rows: number, column: string, kind: ColumnKind): RowsEncoder {
  const values = optionalColumn(rows, valueEncoder(rows, column, kind));
  const statuses = optionalColumn(rows, encodeTexts(rows));
  const addresses = optionalColumn(rows, deltaTexts(rows));
  return {
    add(some) {
      const block: Block = { values: [], statuses: [], addresses: [] };
      for (const { values: cells } of some) put(block, cells[column]);
      values.add(block.values);
      statuses.add(block.statuses);
      addresses.add(block.addresses);
    },
    done: () => [values.done(), statuses.done(), addresses.done()],
  };
}

interface Block {
  readonly values: Value["value"][];
  readonly statuses: (string | null)[];
  readonly addresses: (string | null)[];
}

function put({ values, statuses, addresses }: Block, cell: Value | undefined): void {
  values.push(cell?.value ?? null);
  statuses.push(cell?.status ?? null);
  addresses.push(cell === undefined || cell.cell === "" ? null : cell.cell);
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
