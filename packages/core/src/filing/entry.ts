/** What can happen to a submission; each is one object in the log. */
export type EventName = "received" | "checked" | "rejected" | "accepted";

/** One upload of some bytes under a key: a file sent again is another arrival of one submission. */
export interface Arrival {
  readonly key: string;
  /** Version the store gave the object. */
  readonly version: string;
  readonly at: string;
  readonly bytes: number;
}

export interface TableRecord {
  readonly table: string;
  /** Key of its Parquet object, without the store's prefix. */
  readonly key: string;
  readonly sha256: string;
  readonly rows: number;
}

/** The body of a log object. */
export interface Entry {
  readonly format: "council-returns/log/1";
  readonly event: EventName;
  readonly submission: string;
  readonly sha256: string;
  readonly arrival: Arrival;
  /** Only on `accepted`. */
  readonly tables?: readonly TableRecord[];
  readonly synthetic?: boolean;
  readonly edition?: string;
}

/** Where a return is filed. `authority` is `national` for a file with many authorities in it. */
export interface ReturnPlace {
  readonly collection: string;
  readonly period: string;
  readonly authority: string;
}
