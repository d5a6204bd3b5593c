import type { EncodedValues, Encoder } from "./encoding.ts";

/** A column of one row group. */
export interface ColumnData {
  readonly rows: number;
  /** 1 for each row with a value, 0 for each without; not there where every row must have one. */
  readonly present?: Uint8Array;
  readonly nulls: number;
  readonly values: EncodedValues;
}

/** Takes a column row by row. */
export interface ColumnEncoder<T> {
  add(value: T | null): void;
  done(): ColumnData;
}

/** Encodes a column of `rows` rows, any of which may be empty. */
export function optionalColumn<T>(rows: number, encoder: Encoder<T>): ColumnEncoder<T> {
  const present = new Uint8Array(rows);
  let row = 0;
  let nulls = 0;
  return {
    add(value) {
      if (value === null) nulls += 1;
      else {
        present[row] = 1;
        encoder.add(value);
      }
      row += 1;
    },
    done: () => ({ rows, present, nulls, values: encoder.done() }),
  };
}
