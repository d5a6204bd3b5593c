import type { TableRecord, WaiverUse } from "../filing/entry.ts";
import type { HeaderAnswer, MappingEntry, MappingSource } from "../filing/mapping.ts";

/**
 * What a sender had confirmed of a header when a file came: enough to read the file so again, without who said it and
 * when.
 */
export type ReadBy = HeaderAnswer &
  Pick<MappingEntry, "table" | "header"> & {
    readonly id: string;
    readonly from: Pick<MappingSource, "sha256" | "sheet" | "cell">;
  };

/** A waiver that a published return was counted under. */
export type PublishedWaiver = WaiverUse;

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
  /** Where its sender had confirmed any: what its headers were read by. */
  readonly readBy?: readonly ReadBy[];
  /** Where it was counted under any: the rules it had leave not to meet. */
  readonly waivers?: readonly PublishedWaiver[];
}
