import type { Finding } from "../../findings/finding.ts";
import type { Severity } from "../../findings/severity.ts";
import type { Cause } from "./cause.ts";

const RANK: Readonly<Record<Severity, number>> = { error: 2, query: 1, note: 0 };

/**
 * One cause, one finding: the causes first, then the findings that none of them explains. A finding is only left out
 * for a cause at least as serious, so that a return is never let in because more was known of it.
 */
export function quieten(findings: readonly Finding[], causes: readonly Cause[]): Finding[] {
  const kept = findings.filter(
    (other) =>
      !causes.some(({ finding, explains }) => RANK[finding.severity] >= RANK[other.severity] && explains(other)),
  );
  return [...causes.map(({ finding }) => finding), ...kept];
}
