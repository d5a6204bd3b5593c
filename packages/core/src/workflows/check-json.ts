import { columnScale } from "../collections/columns.ts";
import type { Collection, Table } from "../collections/define-collection.ts";
import { collectionAt } from "../collections/define-collection.ts";
import { findCollection } from "../collections/find-collection.ts";
import { formatUnscaled } from "../exact/decimal.ts";
import type { Finding } from "../findings/finding.ts";
import { describeFinding } from "../findings/messages.ts";
import { namesOf } from "../findings/names.ts";
import type { Severity } from "../findings/severity.ts";
import type { TableMatch } from "../ingest/match/table-match.ts";
import type { CheckResult } from "./check-result.ts";

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
  readonly findings: readonly FindingJson[];
  readonly counts: { readonly error: number; readonly query: number; readonly note: number };
}

/** Turns a check's result into its documented JSON. */
export function checkJson(result: CheckResult): CheckJson {
  const found = findCollection(result.collection);
  const collection = found === undefined ? undefined : collectionAt(found, result.period);
  const { file, sha256, period, authority, outcome, synthetic } = result;
  return {
    file,
    sha256,
    collection: result.collection,
    period,
    authority,
    outcome,
    synthetic,
    tables: collection === undefined ? [] : result.matches.map((match) => tableJson(result, match, collection)),
    findings: result.findings.map((finding) => findingJson(finding, collection)),
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

function tableJson(result: CheckResult, match: TableMatch, collection: Collection): TableJson {
  const table = collection.tables[match.table];
  if (table === undefined) throw new RangeError(`No table ${match.table} in ${collection.id}`);
  const all = result.tables.find((one) => one.table === match.table)?.rows ?? [];
  const rows = all.filter(({ sheet }) => sheet === match.sheet);
  return {
    table: match.table,
    sheet: match.sheet,
    range: match.range,
    headerRows: match.headerRows.map((row) => row + 1),
    rows: rows.length,
    columns: Object.fromEntries(match.columns.map(({ column, header, cell }) => [column, { header, cell }])),
    totals: totals(rows, table),
  };
}

function totals(rows: CheckResult["tables"][number]["rows"], table: Table): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([column, { kind }]) => {
      const scale = columnScale(kind);
      if (scale === undefined || kind === "rate") return [];
      const values = rows.map((row) => row.values[column]?.value).filter((value) => typeof value === "bigint");
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
