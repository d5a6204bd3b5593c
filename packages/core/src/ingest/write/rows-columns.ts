import { type ColumnKind, columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { powerOfTen } from "../../exact/decimal.ts";
import type { Row, Value } from "../normalise/normalised.ts";
import type { ColumnData } from "./parquet/column-chunk.ts";
import { encodeInt32, encodeInt64, encodeTexts, type TextHints } from "./parquet/encode-values.ts";
import type { EncodedValues } from "./parquet/encoding.ts";
import { STORED_DIGITS } from "./rows-schema.ts";

/** What stands in every row of a file. */
export interface Constants {
  readonly period: string;
  readonly submission: string;
  readonly sha256: string;
}

interface Present<T> {
  readonly rows: number;
  readonly present: Uint8Array;
  readonly nulls: number;
  readonly items: readonly T[];
}

const DAY = 86_400_000;
const TOO_LONG = powerOfTen(STORED_DIGITS);

/**
 * The columns of `rowsSchema` for some rows, in its order. Throws where a value is not of its column's kind or has
 * more than 18 digits.
 */
export function rowsColumns(rows: readonly Row[], { columns }: Table, constants: Constants): ColumnData[] {
  const same = (text: string) => required(rows.length, encodeTexts(rows.map(() => text)));
  const { period, submission, sha256 } = constants;
  return [
    required(rows.length, encodeTexts(rows.map(() => period), { bounds: true })),
    required(rows.length, encodeTexts(rows.map(({ authority }) => authority), { bounds: true })),
    same(submission),
    same(sha256),
    required(rows.length, encodeTexts(rows.map(({ sheet }) => sheet))),
    required(rows.length, encodeInt32(Int32Array.from(rows, ({ row }) => row))),
    ...Object.entries(columns).flatMap(([column, { kind }]) => columnTriple(rows, column, kind)),
  ];
}

function required(rows: number, values: EncodedValues): ColumnData {
  return { rows, nulls: 0, values };
}

function columnTriple(rows: readonly Row[], column: string, kind: ColumnKind): ColumnData[] {
  const cells = rows.map(({ values }) => values[column]);
  return [
    valueColumn(cells, column, kind),
    textColumn(cells, (cell) => cell?.status ?? null),
    textColumn(cells, (cell) => (cell === undefined || cell.cell === "" ? null : cell.cell), { distinct: true }),
  ];
}

function valueColumn(cells: readonly (Value | undefined)[], column: string, kind: ColumnKind): ColumnData {
  const { items, ...counts } = presentItems(cells, (cell) => cell?.value ?? null);
  if (columnScale(kind) !== undefined) return { ...counts, values: encodeInt64(unscaled(items, column, kind)) };
  const texts = items.map((item) => (typeof item === "string" ? item : refuse(column, kind)));
  return { ...counts, values: kind === "date" ? encodeInt32(days(texts, column)) : encodeTexts(texts) };
}

function textColumn(
  cells: readonly (Value | undefined)[],
  pick: (cell: Value | undefined) => string | null,
  hints: TextHints = {},
): ColumnData {
  const { items, ...counts } = presentItems(cells, pick);
  return { ...counts, values: encodeTexts(items, hints) };
}

function presentItems<T>(
  cells: readonly (Value | undefined)[],
  pick: (cell: Value | undefined) => T | null,
): Present<T> {
  const present = new Uint8Array(cells.length);
  const items: T[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const item = pick(cells[index]);
    if (item === null) continue;
    present[index] = 1;
    items.push(item);
  }
  return { rows: cells.length, present, nulls: cells.length - items.length, items };
}

function unscaled(items: readonly (string | bigint)[], column: string, kind: ColumnKind): BigInt64Array {
  const numbers = new BigInt64Array(items.length);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as string | bigint;
    if (typeof item === "string") return refuse(column, kind);
    if (item >= TOO_LONG || item <= -TOO_LONG) {
      throw new RangeError(`Cannot store ${column}: it has more than ${STORED_DIGITS} digits`);
    }
    numbers[index] = item;
  }
  return numbers;
}

/** Days since the first of 1970. The same days come again and again, so each is read once. */
function days(texts: readonly string[], column: string): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const day = known.get(text) ?? Date.parse(`${text}T00:00:00Z`) / DAY;
    if (!Number.isInteger(day)) return refuse(column, "date");
    known.set(text, day);
    return day;
  });
}

function refuse(column: string, kind: ColumnKind): never {
  throw new TypeError(`Cannot store ${column}: its value is no ${kind}`);
}
