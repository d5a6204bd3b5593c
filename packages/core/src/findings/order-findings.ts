import { readRange } from "../ingest/decode/read-address.ts";
import type { Finding } from "./finding.ts";
import type { Severity } from "./severity.ts";

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 0, query: 1, note: 2 };

interface Rank {
  readonly severity: number;
  readonly sheet: number;
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Findings as people work through them: errors, then queries, then notes; within each, those about the
 * whole file first, then by sheet, row and column. `sheets` is the order of the workbook's sheets; a sheet
 * it does not name comes after, by name. Findings at one place keep the order they came in.
 */
export function orderFindings(findings: readonly Finding[], sheets: readonly string[] = []): Finding[] {
  const order = new Map(sheets.map((sheet, index) => [sheet, index]));
  return findings
    .map((finding) => ({ finding, rank: rankOf(finding, order) }))
    .sort((left, right) => compareRanks(left.rank, right.rank))
    .map(({ finding }) => finding);
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, query: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function rankOf({ severity, place }: Finding, order: ReadonlyMap<string, number>): Rank {
  const cell = place.cell === undefined ? undefined : readRange(place.cell);
  return {
    severity: SEVERITY_RANK[severity],
    sheet: place.sheet === undefined ? -1 : (order.get(place.sheet) ?? order.size),
    name: place.sheet ?? "",
    row: cell?.top ?? (place.row === undefined ? -1 : place.row - 1),
    column: cell?.left ?? -1,
  };
}

function compareRanks(left: Rank, right: Rank): number {
  return (
    left.severity - right.severity ||
    left.sheet - right.sheet ||
    Number(left.name > right.name) - Number(left.name < right.name) ||
    left.row - right.row ||
    left.column - right.column
  );
}
