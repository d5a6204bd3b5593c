import type { TableRecord } from "../filing/entry.ts";

/** A return a snapshot was made from: the accepted submission that was current. */
export interface PublishedReturn {
  readonly period: string;
  /** Code of the council, or `national` for a file with many in it. */
  readonly authority: string;
  readonly submission: string;
  /** Of the file as it was received. */
  readonly sha256: string;
  readonly synthetic: boolean;
  /** Its rows, a table each. */
  readonly tables: readonly TableRecord[];
}
