import { type EncodedValues, type Encoder, NO_VALUES } from "./encoding.ts";
import { encodeRun, encodeRuns } from "./runs.ts";

/** A column of one row group. */
export interface ColumnData {
  readonly rows: number;
  readonly nulls: number;
  /** Which rows have a value, as definition levels; nothing where every row must have one. */
  readonly levels: Uint8Array;
  readonly values: EncodedValues;
}

/** Takes a column, some rows at a time. */
export interface ColumnEncoder<T> {
  add(rows: readonly (T | null)[]): void;
  done(): ColumnData;
}

const NO_LEVELS = new Uint8Array();

/** A column of which every row must have a value. */
export function requiredColumn(rows: number, values: EncodedValues): ColumnData {
  return { rows, nulls: 0, levels: NO_LEVELS, values };
}

/** A column of which every row may be empty and none is. */
export function filledColumn(rows: number, values: EncodedValues): ColumnData {
  return { rows, nulls: 0, levels: encodeRun(1, rows), values };
}

/** A column of which every row is empty. */
export function emptyColumn(rows: number): ColumnData {
  return { rows, nulls: rows, levels: encodeRun(0, rows), values: NO_VALUES };
}

/** Encodes a column of `rows` rows, any of which may be empty. */
export function optionalColumn<T>(rows: number, encoder: Encoder<T>): ColumnEncoder<T> {
  const present = new Uint8Array(rows);
  let count = 0;
  let nulls = 0;
  return {
    add(items) {
      for (const item of items) {
        if (item === null) nulls += 1;
        else present[count] = 1;
        count += 1;
      }
      const values = isFull(items) ? items : items.filter((item) => item !== null);
      if (values.length > 0) encoder.add(values);
    },
    done: () => ({ rows, nulls, levels: definitionLevels(present, nulls), values: encoder.done() }),
  };
}

function isFull<T>(items: readonly (T | null)[]): items is readonly T[] {
  return !items.includes(null);
}

/** Which rows have a value: one or zero each in `present`. */
export function definitionLevels(present: Uint8Array, nulls: number): Uint8Array {
  if (nulls === 0) return encodeRun(1, present.length);
  return nulls === present.length ? encodeRun(0, present.length) : encodeRuns(present, 1);
}
