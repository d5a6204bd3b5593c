import type { PlacedCouncil } from "../publish/aggregate/areas.ts";
import type { SqlRow } from "../storage/tables.ts";

/** A measure on one basis, as a release says what it means. */
export interface MeasureRecord {
  readonly measure: string;
  readonly basis: string;
  readonly kind: string;
  readonly title: string;
  /** Empty where there is only one meaning. */
  readonly basisTitle: string;
  readonly description: string;
  readonly version: string;
  readonly unit: string;
  readonly formula: string;
}

/** Who is behind a measure in an area, of everyone together or of one group. Numbers are decimal text. */
export interface ReleasedCoverage {
  readonly period: string;
  readonly level: string;
  readonly geographyCode: string;
  readonly geography: string;
  readonly measure: string;
  readonly basis: string;
  /** `all`, or `column=value`. */
  readonly breakdown: string;
  readonly expected: number;
  readonly responded: number;
  readonly partial: number;
  readonly baseCovered: string | null;
  readonly low: string | null;
  readonly high: string | null;
  /** Names of councils. */
  readonly missing: readonly string[];
}

/** A target on one basis in one period; without a period where none fell under it. */
export interface ReleasedTarget {
  readonly target: string;
  readonly measure: string;
  readonly basis: string;
  readonly period: string | null;
  readonly value: string | null;
  readonly targetValue: string;
  readonly by: string | null;
  readonly verdict: string | null;
  /** An outcome, a forecast or a projection; null in releases from before that was said. */
  readonly judgedBy: string | null;
  readonly setOn: string | null;
  readonly dueOn: string;
  readonly replacedBy: string | null;
  readonly replacedOn: string | null;
  readonly synthetic: boolean;
  readonly source: string;
}

/** A number quoted elsewhere, and what came of working it out again. */
export interface ReleasedClaim {
  readonly claim: string;
  readonly period: string;
  readonly asOf: string;
  readonly statement: string;
  readonly stated: string;
  readonly unit: string;
  readonly computed: string | null;
  readonly verdict: string;
  readonly basis: string | null;
  readonly working: string;
  readonly synthetic: boolean;
  readonly source: string;
}

export function measureOf(row: SqlRow): MeasureRecord {
  return {
    measure: text(row, "measure"),
    basis: text(row, "basis"),
    kind: text(row, "kind"),
    title: text(row, "title"),
    basisTitle: text(row, "basis_title"),
    description: text(row, "description"),
    version: text(row, "version"),
    unit: text(row, "unit"),
    formula: text(row, "formula"),
  };
}

export function coverageOf(row: SqlRow): ReleasedCoverage {
  return {
    period: text(row, "period"),
    level: text(row, "level"),
    geographyCode: text(row, "geography_code"),
    geography: text(row, "geography"),
    measure: text(row, "measure"),
    basis: text(row, "basis"),
    breakdown: text(row, "breakdown") || "all",
    expected: Number(row["expected"]),
    responded: Number(row["responded"]),
    partial: Number(row["partial"]),
    baseCovered: decimal(row, "base_covered"),
    low: decimal(row, "low"),
    high: decimal(row, "high"),
    missing: text(row, "missing")
      .split("; ")
      .filter((name) => name !== ""),
  };
}

export function targetOf(row: SqlRow): ReleasedTarget {
  return {
    target: text(row, "target"),
    measure: text(row, "measure"),
    basis: text(row, "basis"),
    period: orNull(row, "period"),
    value: decimal(row, "value"),
    targetValue: decimal(row, "target_value") ?? "",
    by: decimal(row, "by"),
    verdict: orNull(row, "verdict"),
    judgedBy: orNull(row, "judged_by"),
    setOn: orNull(row, "set_on"),
    dueOn: text(row, "due_on"),
    replacedBy: orNull(row, "replaced_by"),
    replacedOn: orNull(row, "replaced_on"),
    synthetic: row["synthetic"] === true,
    source: text(row, "source"),
  };
}

export function claimOf(row: SqlRow): ReleasedClaim {
  return {
    claim: text(row, "claim"),
    period: text(row, "period"),
    asOf: text(row, "as_of"),
    statement: text(row, "statement"),
    stated: text(row, "stated"),
    unit: text(row, "unit"),
    computed: orNull(row, "computed"),
    verdict: text(row, "verdict"),
    basis: orNull(row, "basis"),
    working: text(row, "working"),
    synthetic: row["synthetic"] === true,
    source: text(row, "source"),
  };
}

export function councilOf(row: SqlRow): PlacedCouncil {
  return {
    period: text(row, "period"),
    code: text(row, "code"),
    name: text(row, "name"),
    gss: text(row, "gss"),
    region: text(row, "region"),
    regionCode: text(row, "region_code"),
    type: text(row, "council_type"),
    typeCode: text(row, "council_type_code"),
    since: text(row, "since"),
  };
}

function text(row: SqlRow, column: string): string {
  return String(row[column] ?? "");
}

function orNull(row: SqlRow, column: string): string | null {
  const value = row[column] ?? null;
  return value === null ? null : String(value);
}

/** Tables keep four places; those that are zero say nothing. */
function decimal(row: SqlRow, column: string): string | null {
  const value = orNull(row, column);
  return value?.includes(".") === true ? value.replace(/\.?0+$/, "") : value;
}
