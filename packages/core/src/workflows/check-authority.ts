import type { Authority, Resolution } from "../authorities/authority.ts";
import { authorityByCode, resolveAuthority } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import type { Finding, Place } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import type { Statement, WorkbookMatch } from "../ingest/match/table-match.ts";
import { councilsInTitles, type TitleCouncil, titlesOf } from "../ingest/match/title-councils.ts";
import { rowsWith } from "../ingest/normalise/held-rows.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";
import type { Period } from "../periods/period.ts";

/** The council a one-council return says it is from, where it says so clearly. */
export function statedAuthority(collection: Collection, match: WorkbookMatch, period: Period): Authority | undefined {
  if (collection.sender === "national" || match.authority === undefined) return undefined;
  const resolution = resolveAuthority(match.authority.text, period.end);
  return resolution.kind === "found" ? resolution.authority : undefined;
}

/**
 * The one council that titles and names of sheets name, where nothing else says whose a one-council return is: no label,
 * nothing above a table, and no column for it. Undefined where they name none or several.
 */
export function titledAuthority(
  collection: Collection,
  match: WorkbookMatch,
  { workbook, period }: { readonly workbook: Workbook; readonly period: Period },
): TitleCouncil | undefined {
  if (collection.sender === "national" || saysWhose(collection, match)) return undefined;
  const [first, ...more] = councilsInTitles(workbook.sheets.flatMap(titlesOf), period.end);
  return more.some(({ code }) => code !== first?.code) ? undefined : first;
}

function saysWhose({ tables }: Collection, match: WorkbookMatch): boolean {
  if (match.authority !== undefined || match.tableAuthorities.length > 0) return true;
  return match.tables.some(
    ({ table, authority, columns }) =>
      authority !== undefined || columns.some(({ column }) => tables[table]?.columns[column]?.kind === "authority"),
  );
}

export interface SenderInput {
  readonly collection: Collection;
  readonly match: WorkbookMatch;
  readonly period: Period;
  /** The council it was sent for, where one was named. */
  readonly expected: Authority | undefined;
  /** The council that its titles name, where nothing else says whose it is. */
  readonly titled: TitleCouncil | undefined;
  /** The council it is taken to be from. */
  readonly authority: Authority | null;
  /** The councils its rows name. */
  readonly named: readonly NamedCouncil[];
}

/** A cell in which a one-council return names a council. */
export interface NamedCouncil {
  readonly code: string;
  readonly place: Place;
  readonly shown: string;
}

/** The councils that rows name in columns of their own, in the order of the rows. */
export function namedCouncils(collection: Collection, tables: readonly NormalisedTable[]): NamedCouncil[] {
  if (collection.sender === "national") return [];
  return tables.flatMap((one) => {
    const { table } = one;
    const columns = Object.entries(collection.tables[table]?.columns ?? {});
    const own = columns.flatMap(([id, { kind }]) => (kind === "authority" ? [id] : []));
    const rows = own.length === 0 ? [] : rowsWith(one, own);
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

/**
 * What is wrong with the councils a one-council return names: not known, not a council then, another than
 * the one it is from, or none named at all. A file with many councils has none of these.
 */
export function authorityFindings(input: SenderInput): Finding[] {
  if (input.collection.sender === "national") return [];
  return [...statementFindings(input), ...otherCouncils(input)];
}

function statementFindings({ collection, match, period, expected, named, titled }: SenderInput): Finding[] {
  const { authority: statement } = match;
  if (statement === undefined && named.length > 0) return [];
  if (statement === undefined && expected === undefined && titled !== undefined) {
    const { found, title } = titled;
    const { text, ...place } = title;
    return [finding("authority-by-title", place, { found, text }, { value: text })];
  }
  if (statement === undefined) {
    const severity = expected === undefined ? "error" : "note";
    return [finding("authority-not-stated", {}, { labels: collection.labels?.authority ?? [] }, { severity })];
  }
  const resolution = resolveAuthority(statement.text, period.end);
  const place = { sheet: statement.sheet, cell: statement.cell };
  return resolution.kind === "found" ? [] : [unresolved(statement.text, resolution, place, period)];
}

/** A finding for each council but the one it is from, where it is first named: at the top, above a table, on a row. */
function otherCouncils({ match, period, authority, named }: SenderInput): Finding[] {
  if (authority === null) return [];
  const stated = match.authority === undefined ? [] : [match.authority];
  const above = [...stated, ...match.tableAuthorities].flatMap((statement) => statedCouncil(statement, period));
  const others = Map.groupBy([...above, ...named], ({ code }) => code);
  others.delete(authority.code);
  return [...others.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const found = authorityByCode(first.code, period.end)?.name ?? first.shown;
    return [finding("authority-differs", first.place, { found, expected: authority.name }, { value: first.shown })];
  });
}

function statedCouncil({ text, sheet, cell }: Statement, period: Period): NamedCouncil[] {
  const resolution = resolveAuthority(text, period.end);
  return resolution.kind === "found" ? [{ code: resolution.authority.code, place: { sheet, cell }, shown: text }] : [];
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
