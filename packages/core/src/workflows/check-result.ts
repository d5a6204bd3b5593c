import type { Mapping } from "../filing/mapping.ts";
import type { Finding } from "../findings/finding.ts";
import type { ConfirmedUse, TableMatch } from "../ingest/match/table-match.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";

/** An answer of the sender's that the file was read by, and the header it is about where the file has it. */
export interface GivenMapping {
  readonly mapping: Mapping;
  readonly uses: readonly ConfirmedUse[];
}

/** Everything a check knows of a file. The receipt, the CLI's JSON and the rows are made from it. */
export interface CheckResult {
  readonly file: string;
  readonly sha256: string;
  readonly collection: string;
  readonly period: string;
  /** Code of the authority, or null for a file with many. */
  readonly authority: string | null;
  readonly edition: string;
  readonly outcome: "accepted" | "rejected" | "unreadable";
  readonly synthetic: boolean;
  readonly matches: readonly TableMatch[];
  readonly tables: readonly NormalisedTable[];
  /** All that the sender had confirmed, used or not: a check with the same is the same check. */
  readonly confirmed: readonly GivenMapping[];
  readonly findings: readonly Finding[];
}
