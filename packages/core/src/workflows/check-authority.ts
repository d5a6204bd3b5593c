import type { Authority, Resolution } from "../authorities/authority.ts";
import { resolveAuthority } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import type { Finding, Place } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import type { WorkbookMatch } from "../ingest/match/table-match.ts";
import type { Period } from "../periods/period.ts";

/** The council a one-council return says it is from, where it says so clearly. */
export function statedAuthority(collection: Collection, match: WorkbookMatch, period: Period): Authority | undefined {
  if (collection.sender === "national" || match.authority === undefined) return undefined;
  const resolution = resolveAuthority(match.authority.text, period.end);
  return resolution.kind === "found" ? resolution.authority : undefined;
}

/**
 * What is wrong with the council a one-council return names: not known, not a council then,
 * not the one it was sent for, or none named at all. A file with many councils has none of these.
 */
export function authorityFindings(
  collection: Collection,
  match: WorkbookMatch,
  period: Period,
  expected: Authority | undefined,
): Finding[] {
  if (collection.sender === "national") return [];
  const { authority: statement } = match;
  if (statement === undefined) {
    const severity = expected === undefined ? "error" : "note";
    return [finding("authority-not-stated", {}, { labels: collection.labels?.authority ?? [] }, { severity })];
  }
  const place = { sheet: statement.sheet, cell: statement.cell };
  const resolution = resolveAuthority(statement.text, period.end);
  if (resolution.kind !== "found") return [unresolved(statement.text, resolution, place, period)];
  if (expected === undefined || resolution.authority.code === expected.code) return [];
  const facts = { found: resolution.authority.name, expected: expected.name };
  return [finding("authority-differs", place, facts, { value: statement.text })];
}

function unresolved(
  found: string,
  resolution: Exclude<Resolution, { kind: "found" }>,
  place: Place,
  period: Period,
): Finding {
  if (resolution.kind === "unknown") {
    return finding("unknown-authority", place, { found, nearest: resolution.nearest }, { value: found });
  }
  if (resolution.kind === "ambiguous") {
    const candidates = resolution.candidates.map(({ name }) => name);
    return finding("ambiguous-authority", place, { found, candidates }, { value: found });
  }
  const facts = { found, day: period.end, successors: resolution.successors };
  return finding("authority-not-then", place, facts, { value: found });
}
