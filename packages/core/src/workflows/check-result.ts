import type { Finding } from "../findings/finding.ts";
import type { TableMatch } from "../ingest/match/table-match.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";

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
  readonly findings: readonly Finding[];
}
