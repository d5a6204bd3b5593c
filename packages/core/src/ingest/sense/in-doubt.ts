import { catalogue } from "../../findings/catalogue.ts";
import type { FindingGroup } from "../../findings/catalogue-entry.ts";
import type { Finding } from "../../findings/finding.ts";

/** What is said of the rows and cells of one table. */
const OF_ONE: readonly FindingGroup[] = ["Tables and columns", "Who and when", "Cells", "Sums and comparisons"];

/**
 * Findings without those about a table that stands in several places, but for the question which is meant: what is wrong with one
 * of them may be wrong with the one that is to be deleted.
 */
export function withoutThoseInDoubt(findings: readonly Finding[]): Finding[] {
  const inDoubt = new Set(findings.flatMap(({ code, place }) => (code === "two-tables" ? [place.table] : [])));
  return findings.filter(
    ({ code, place }) =>
      code === "two-tables" ||
      place.table === undefined ||
      !inDoubt.has(place.table) ||
      !OF_ONE.includes(catalogue[code].group),
  );
}
