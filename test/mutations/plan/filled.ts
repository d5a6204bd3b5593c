import type { Authority } from "../../../packages/core/src/authorities/authority.ts";
import type { Collection, Table } from "../../../packages/core/src/collections/define-collection.ts";
import type { Period } from "../../../packages/core/src/periods/period.ts";

/** A count as it is, an amount in pence, a rate in tenths of a percent; dates as ISO days. */
export type FilledValue = number | string | null;

export interface FilledRow {
  /** Stays with the row wherever it is moved to. */
  readonly id: string;
  readonly values: Readonly<Record<string, FilledValue>>;
}

export interface FilledTable {
  readonly id: string;
  readonly definition: Table;
  readonly rows: readonly FilledRow[];
}

/** A return that is right, before it is laid out, with that of a year before. */
export interface Filled {
  readonly collection: Collection;
  readonly period: Period;
  /** The sender; undefined where the file holds many councils. */
  readonly authority: Authority | undefined;
  readonly tables: readonly FilledTable[];
  readonly before: readonly FilledTable[];
}
