import { columnScale } from "../collections/columns.ts";
import type { Collection, Table } from "../collections/define-collection.ts";
import { collectionAt } from "../collections/define-collection.ts";
import { findCollection } from "../collections/find-collection.ts";
import { formatUnscaled } from "../exact/decimal.ts";
import type { Mapping } from "../filing/mapping.ts";
import type { Finding } from "../findings/finding.ts";
import { type FindingsAlike, groupFindings } from "../findings/group-findings.ts";
import { describeFinding } from "../findings/messages.ts";
import { namesOf } from "../findings/names.ts";
import type { Severity } from "../findings/severity.ts";
import { readAddress } from "../ingest/decode/read-address.ts";
import type { TableMatch } from "../ingest/match/table-match.ts";
import { type HeldRows, heldOf } from "../ingest/normalise/held-rows.ts";
import type { CheckResult, GivenMapping } from "./check-result.ts";

export interface FindingJson {
  readonly code: string;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
  readonly fix: string;
}

export interface TableJson {
  readonly table: string;
  readonly sheet: string;
  readonly range: string;
  /** As the sheet numbers them, from 1. */
  readonly headerRows: readonly number[];
  readonly rows: number;
  readonly columns: Readonly<Record<string, { readonly header: string; readonly cell: string }>>;
  /** Exact decimal sums of the numeric columns. */
  readonly totals: Readonly<Record<string, string>>;
}

/** What the sender had said of a header when the file was checked. */
export interface ConfirmedJson {
  /** Id of the answer. */
  readonly id: string;
  readonly table: string;
  readonly column: string | null;
  readonly decided: Mapping["decided"];
  readonly header: string;
  readonly by: string;
  readonly at: string;
  /** Where this file has the header, which was then read, or left alone, as said; empty where it does not have it. */
  readonly used: readonly { readonly sheet: string; readonly cell: string }[];
}

/** The documented output of `check --json`; see docs/cli.md. */
export interface CheckJson {
  readonly file: string;
  readonly sha256: string;
  readonly collection: string;
  readonly period: string;
  readonly authority: string | null;
  readonly outcome: CheckResult["outcome"];
  readonly synthetic: boolean;
  readonly tables: readonly TableJson[];
  readonly confirmed: readonly ConfirmedJson[];
  readonly findings: readonly FindingJson[];
  /** The findings that are alike together, in the order of work. */
  readonly groups: readonly FindingsAlike[];
  readonly counts: { readonly error: number; readonly query: number; readonly note: number };
}

/** Turns a check's result into its documented JSON. */
export function checkJson(result: CheckResult): CheckJson {
  const found = findCollection(result.collection);
  const collection = found === undefined ? undefined : collectionAt(found, result.period);
  const { file, sha256, period, authority, outcome, synthetic } = result;
  const findings = result.findings.map((finding) => findingJson(finding, collection));
  return {
    file,
    sha256,
    collection: result.collection,
    period,
    authority,
    outcome,
    synthetic,
    tables: collection === undefined ? [] : tablesJson(result, collection),
    confirmed: result.confirmed.map(confirmedJson),
    findings,
    groups: groupFindings(findings),
    counts: { error: counted("error"), query: counted("query"), note: counted("note") },
  };

  function counted(severity: Severity): number {
    return result.findings.filter((one) => one.severity === severity).length;
  }
}

/** One finding with its words. */
export function findingJson(finding: Finding, collection?: Collection): FindingJson {
  const { sheet, cell, row, column } = finding.place;
  return {
    code: finding.code,
    severity: finding.severity,
    sheet: sheet ?? null,
    cell: cell ?? null,
    row: row ?? null,
    column: column ?? null,
    value: finding.value ?? null,
    ...describeFinding(finding, collection === undefined ? undefined : namesOf(collection)),
  };
}

function confirmedJson({ mapping, uses }: GivenMapping): ConfirmedJson {
  const { id, table, column, decided, header, by, at } = mapping;
  return { id, table, column, decided, header, by, at, used: uses.map(({ sheet, cell }) => ({ sheet, cell })) };
}

/** A piece of a table has as many rows as its body, and pieces lie in the table one after another. */
function tablesJson({ matches, tables }: CheckResult, collection: Collection): TableJson[] {
  const held = new Map(tables.map((table) => [table.table, heldOf(table)] as const));
  const taken = new Map<string, number>();
  return matches.map((match) => {
    const rows = held.get(match.table);
    const start = taken.get(match.table) ?? 0;
    const end = Math.min(start + match.bodyRows.length, rows?.numbers.length ?? 0);
    taken.set(match.table, end);
    return tableJson(match, { columns: rows?.columns ?? new Map(), start, end }, collection);
  });
}

/** Some rows of a table that follow one another. */
interface Piece extends Pick<HeldRows, "columns"> {
  readonly start: number;
  readonly end: number;
}

function tableJson(match: TableMatch, piece: Piece, collection: Collection): TableJson {
  const table = collection.tables[match.table];
  if (table === undefined) throw new RangeError(`No table ${match.table} in ${collection.id}`);
  return {
    table: match.table,
    sheet: match.sheet,
    range: match.range,
    headerRows: headerRows(match),
    rows: piece.end - piece.start,
    columns: Object.fromEntries(match.columns.map(({ column, header, cell }) => [column, { header, cell }])),
    totals: totals(piece, table),
  };
}

/** Where rows do not stand as rows, the rows of the sheet in which headers stand are those of their cells. */
function headerRows({ orientation, headerRows: rows, columns }: TableMatch): number[] {
  const own = orientation === undefined ? rows : columns.flatMap(({ cell }) => readAddress(cell)?.row ?? []);
  return [...new Set(own)].sort((a, b) => a - b).map((row) => row + 1);
}

function totals({ columns, start, end }: Piece, table: Table): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([column, { kind }]) => {
      const scale = columnScale(kind);
      if (scale === undefined || kind === "rate") return [];
      const all = columns.get(column)?.values.slice(start, end) ?? [];
      const values = all.filter((value) => typeof value === "bigint");
      return [
        [
          column,
          formatUnscaled(
            values.reduce((sum, value) => sum + value, 0n),
            scale,
          ),
        ],
      ];
    }),
  );
}
