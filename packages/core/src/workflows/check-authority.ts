import type { Authority, Resolution } from "../authorities/authority.ts";
import { authorityByCode, resolveAuthority } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import type { Finding, Place } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import type { WorkbookMatch } from "../ingest/match/table-match.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";
import type { Period } from "../periods/period.ts";

/** The council a one-council return says it is from, where it says so clearly. */
export function statedAuthority(collection: Collection, match: WorkbookMatch, period: Period): Authority | undefined {
  if (collection.sender === "national" || match.authority === undefined) return undefined;
  const resolution = resolveAuthority(match.authority.text, period.end);
  return resolution.kind === "found" ? resolution.authority : undefined;
}

export interface SenderInput {
  readonly collection: Collection;
  readonly match: WorkbookMatch;
  readonly period: Period;
  /** The council it was sent for, where one was named. */
  readonly expected: Authority | undefined;
  /** The councils its rows name. */
  readonly named: readonly NamedCouncil[];
}

/** A cell in which a row of a one-council return names a council. */
export interface NamedCouncil {
  readonly code: string;
  readonly place: Place;
  readonly shown: string;
}

/** The councils that rows name in columns of their own, in the order of the rows. */
export function namedCouncils(collection: Collection, tables: readonly NormalisedTable[]): NamedCouncil[] {
  if (collection.sender === "national") return [];
  return tables.flatMap(({ table, rows }) => {
    const columns = Object.entries(collection.tables[table]?.columns ?? {});
    const own = columns.flatMap(([id, { kind }]) => (kind === "authority" ? [id] : []));
    return rows.flatMap((row) =>
      own.flatMap((column): NamedCouncil[] => {
        const value = row.values[column];
        if (typeof value?.value !== "string") return [];
        const place = { sheet: row.sheet, cell: value.cell, row: row.row, column, table };
        return [{ code: value.value, place, shown: value.shown }];
      }),
    );
  });
}

/** The council that the first row naming one names; null where none does. */
export function namedAuthority(named: readonly NamedCouncil[], period: Period): Authority | null {
  const [first] = named;
  return (first && authorityByCode(first.code, period.end)) ?? null;
}

/** A finding for each council but the expected one that rows name, at the first row that does. */
export function foreignCouncils(named: readonly NamedCouncil[], expected: Authority | undefined): Finding[] {
  if (expected === undefined) return [];
  const others = Map.groupBy(named, ({ code }) => code);
  others.delete(expected.code);
  return [...others.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const facts = { found: first.shown, expected: expected.name };
    return [finding("authority-differs", first.place, facts, { value: first.shown })];
  });
}

/**
 * What is wrong with the council a one-council return names: not known, not a council then,
 * not the one it was sent for, or none named at all. A file with many councils has none of these.
 */
export function authorityFindings({ collection, match, period, expected, named }: SenderInput): Finding[] {
  if (collection.sender === "national") return [];
  const { authority: statement } = match;
  if (statement === undefined && named.length > 0) return [];
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
