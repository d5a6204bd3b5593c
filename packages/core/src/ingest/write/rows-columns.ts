import { type ColumnKind, columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { powerOfTen } from "../../exact/decimal.ts";
import type { Row } from "../normalise/normalised.ts";
import { deltaTexts } from "./parquet/delta-texts.ts";
import { type ColumnData, optionalColumn } from "./parquet/encode-column.ts";
import { encodeInt32, encodeInt64 } from "./parquet/encode-numbers.ts";
import { encodeBoundedTexts, encodeTexts } from "./parquet/encode-texts.ts";
import type { Encoder } from "./parquet/encoding.ts";
import { STORED_DIGITS } from "./rows-schema.ts";

/** What stands in every row of a file. */
export interface Constants {
  readonly period: string;
  readonly submission: string;
  readonly sha256: string;
}

/** Takes rows and makes one or more stored columns of them. */
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
    required(rows, encodeBoundedTexts(rows), () => period),
    required(rows, encodeBoundedTexts(rows), ({ authority }) => authority),
    required(rows, encodeTexts(rows), () => submission),
    required(rows, encodeTexts(rows), () => sha256),
    required(rows, encodeTexts(rows), ({ sheet }) => sheet),
    required(rows, encodeInt32(rows), ({ row }) => row),
  ];
}

function required<T>(count: number, values: Encoder<T>, pick: (row: Row) => T): RowsEncoder {
  return {
    add: (rows) => {
      for (const row of rows) values.add(pick(row));
    },
    done: () => [{ rows: count, nulls: 0, values: values.done() }],
  };
}

function columnTriple(count: number, column: string, kind: ColumnKind): RowsEncoder {
  const values = optionalColumn(count, valueEncoder(count, column, kind));
  const statuses = optionalColumn(count, encodeTexts(count));
  const cells = optionalColumn(count, deltaTexts(count));
  return {
    add(rows) {
      for (const row of rows) {
        const cell = row.values[column];
        values.add(cell?.value ?? null);
        statuses.add(cell?.status ?? null);
        cells.add(cell === undefined || cell.cell === "" ? null : cell.cell);
      }
    },
    done: () => [values.done(), statuses.done(), cells.done()],
  };
}

function valueEncoder(count: number, column: string, kind: ColumnKind): Encoder<string | bigint> {
  if (columnScale(kind) !== undefined) return numberEncoder(count, column, kind);
  const texts = kind === "date" ? dayEncoder(count, column) : encodeTexts(count);
  return {
    add: (value) => (typeof value === "string" ? texts.add(value) : refuse(column, kind)),
    done: () => texts.done(),
  };
}

function numberEncoder(count: number, column: string, kind: ColumnKind): Encoder<string | bigint> {
  const numbers = encodeInt64(count);
  return {
    add(value) {
      if (typeof value === "string") return refuse(column, kind);
      if (value >= TOO_LONG || value <= -TOO_LONG) {
        throw new RangeError(`Cannot store ${column}: it has more than ${STORED_DIGITS} digits`);
      }
      numbers.add(value);
    },
    done: () => numbers.done(),
  };
}

/** Days since the first of 1970. The same days come again and again, so each is read once. */
function dayEncoder(count: number, column: string): Encoder<string> {
  const known = new Map<string, number>();
  const days = encodeInt32(count);
  return {
    add(text) {
      const day = known.get(text) ?? Date.parse(`${text}T00:00:00Z`) / DAY;
      if (!Number.isInteger(day)) return refuse(column, "date");
      known.set(text, day);
      days.add(day);
    },
    done: () => days.done(),
  };
}

function refuse(column: string, kind: ColumnKind): never {
  throw new TypeError(`Cannot store ${column}: its value is no ${kind}`);
}
