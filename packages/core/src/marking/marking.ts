import type { Place } from "../findings/finding.ts";
import type { Severity } from "../findings/severity.ts";

/** A finding in words, as it is shown in a marked workbook. */
export interface MarkedFinding {
  readonly place: Place;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** What the cell shows, where the finding is about one cell. */
  readonly value?: string | undefined;
}

/** What is written into a workbook: lines about the file as a whole, and the findings. */
export interface Marking {
  /** The first is the heading of the sheet. */
  readonly title: readonly string[];
  readonly findings: readonly MarkedFinding[];
}

/** What people call each severity: the first word of a comment, so that colour is never all there is. */
export const severityWords: Readonly<Record<Severity, string>> = { error: "Error", query: "Query", note: "Note" };
