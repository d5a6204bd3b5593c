import type { Explanation } from "./explanation.ts";
import type { FilingRules } from "./filing-rules.ts";
import type { Waiver } from "./waiver.ts";
import type { WindowDays } from "./window.ts";

/** What came of checking a submission. */
export type Outcome = "checked" | "rejected" | "needs-explanation" | "awaiting-sign-off" | "accepted";

/** What people decide about a return, a waiver or a window. */
export type Decision =
  | "explained"
  | "signed-off"
  | "withdrawn"
  | "reopened"
  | "closed"
  | "waived"
  | "waiver-ended"
  | "window"
  | "rules";

/** What can happen; each is one object in the log. */
export type EventName = "received" | Outcome | Decision;

/** One upload of some bytes under a key: a file sent again is another arrival of one submission. */
export interface Arrival {
  readonly key: string;
  /** Version the store gave the object. */
  readonly version: string;
  readonly at: string;
  readonly bytes: number;
  /** Who sent it, where the way it came in says so. */
  readonly by?: string;
  /** Where the file was read again without being sent again: it still came when it came. */
  readonly recheck?: Recheck;
}

/** Who asked for a file to be read again, and when. */
export interface Recheck {
  readonly at: string;
  readonly by: string;
}

export interface TableRecord {
  readonly table: string;
  /** Key of its Parquet object, without the store's prefix. */
  readonly key: string;
  readonly sha256: string;
  readonly rows: number;
}

/** A waiver as an accepted return was counted under it. */
export type WaiverUse = Pick<Waiver, "id" | "code" | "table" | "column" | "reason" | "approver" | "expires">;

/** Something that happened to a submission: it came, or it was checked. */
export interface SubmissionEntry {
  readonly format: "council-returns/log/2";
  readonly event: "received" | Outcome;
  readonly submission: string;
  readonly sha256: string;
  readonly arrival: Arrival;
  /** On every outcome but `checked` and `rejected`: what would count, or counts. */
  readonly tables?: readonly TableRecord[];
  readonly synthetic?: boolean;
  readonly edition?: string;
  readonly waivers?: readonly WaiverUse[];
  /** Ids of what its sender had confirmed of headers when it came: the check was made with these. */
  readonly mappings?: readonly string[];
}

interface Decided {
  readonly format: "council-returns/log/2";
  /** Who decided: as the caller names them. */
  readonly by: string;
  readonly at: string;
}

export type DecisionEntry = Decided &
  (
    | {
        readonly event: "explained";
        readonly submission: string;
        readonly period: string;
        readonly explanations: readonly Explanation[];
      }
    | { readonly event: "signed-off"; readonly submission: string; readonly note?: string }
    | { readonly event: "withdrawn" | "reopened" | "closed"; readonly reason: string }
    | { readonly event: "waived"; readonly waiver: Waiver }
    | { readonly event: "waiver-ended"; readonly waiver: Pick<Waiver, "id">; readonly reason: string }
    | { readonly event: "window"; readonly window: WindowDays }
    | { readonly event: "rules"; readonly rules: FilingRules }
  );

/** The body of a log object. */
export type Entry = SubmissionEntry | DecisionEntry;

/** Where a return is filed. `authority` is `national` for a file with many authorities in it. */
export interface ReturnPlace {
  readonly collection: string;
  readonly period: string;
  readonly authority: string;
}
