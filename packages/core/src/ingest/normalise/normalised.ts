import type { Status } from "../../collections/define-collection.ts";

/**
 * One value with its address. Numbers are unscaled integers: a count as it is, an amount
 * in pence, a rate in millionths of a percent (see `columnScale`). Text, dates (`YYYY-MM-DD`),
 * months (`YYYY-MM`), authority codes and category ids are strings. `null` has a status or is blank.
 */
export interface Value {
  readonly value: bigint | string | null;
  readonly status: Status | null;
  /** A1 address in the row's sheet; `""` where the file has no such column. A key merged over several rows has that of its top cell. */
  readonly cell: string;
  /** As the sheet shows it. */
  readonly shown: string;
  /** True where the cell could not be read and a finding already says so. */
  readonly faulty?: boolean;
}

/** One row of a table, every column of the collection present. */
export interface Row {
  readonly sheet: string;
  /** As the sheet numbers it, from 1. */
  readonly row: number;
  /** Code of the authority the row is about. */
  readonly authority: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** A total row of the file's own. */
export interface TotalRow extends Omit<Row, "authority"> {
  /** What the row calls itself (`Total`, `England`), after the key it is a total of; absent where it has no words. */
  readonly label?: string;
}

/** The rows of one table, with what its own total rows state. */
export interface NormalisedTable {
  readonly table: string;
  readonly rows: readonly Row[];
  /** Values of the file's total rows; numeric columns only. */
  readonly totals: readonly TotalRow[];
}
