import type { Finding } from "../../findings/finding.ts";

/** What a whole file, or a table of it, seems to be, with the findings that are there because of it. */
export interface Cause {
  readonly finding: Finding;
  /** True for a finding that says the same of one cell, row or table. */
  readonly explains: (other: Finding) => boolean;
}
