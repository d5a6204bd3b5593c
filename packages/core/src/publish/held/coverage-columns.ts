import type { Coverage } from "../make-coverage.ts";
import { at, type CodedColumn, type ColumnKeeper, openColumn } from "./coded-column.ts";

export type CoverageColumns = { readonly [Name in keyof Coverage]: CodedColumn<Coverage[Name]> };

export type CoverageKeepers = { readonly [Name in keyof Coverage]: ColumnKeeper<Coverage[Name]> };

/** Columns without a row yet. */
export function openCoverageColumns(): CoverageKeepers {
  return {
    figure: openColumn(),
    period: openColumn(),
    level: openColumn(),
    geographyCode: openColumn(),
    geography: openColumn(),
    measure: openColumn(),
    basis: openColumn(),
    breakdown: openColumn(),
    expected: openColumn(),
    responded: openColumn(),
    partial: openColumn(),
    missing: openColumn(),
    waivers: openColumn(),
    baseCovered: openColumn(),
    low: openColumn(),
    high: openColumn(),
    estimate: openColumn(),
  };
}

/** Adds a row. */
export function addCoverage(to: CoverageKeepers, coverage: Coverage): void {
  to.figure.add(coverage.figure);
  to.period.add(coverage.period);
  to.level.add(coverage.level);
  to.geographyCode.add(coverage.geographyCode);
  to.geography.add(coverage.geography);
  to.measure.add(coverage.measure);
  to.basis.add(coverage.basis);
  to.breakdown.add(coverage.breakdown);
  to.expected.add(coverage.expected);
  to.responded.add(coverage.responded);
  to.partial.add(coverage.partial);
  to.missing.add(coverage.missing);
  to.waivers.add(coverage.waivers);
  to.baseCovered.add(coverage.baseCovered);
  to.low.add(coverage.low);
  to.high.add(coverage.high);
  to.estimate.add(coverage.estimate);
}

/** The rows so far. */
export function coverageColumns(from: CoverageKeepers): CoverageColumns {
  return {
    figure: from.figure.held(),
    period: from.period.held(),
    level: from.level.held(),
    geographyCode: from.geographyCode.held(),
    geography: from.geography.held(),
    measure: from.measure.held(),
    basis: from.basis.held(),
    breakdown: from.breakdown.held(),
    expected: from.expected.held(),
    responded: from.responded.held(),
    partial: from.partial.held(),
    missing: from.missing.held(),
    waivers: from.waivers.held(),
    baseCovered: from.baseCovered.held(),
    low: from.low.held(),
    high: from.high.held(),
    estimate: from.estimate.held(),
  };
}

/** The coverage of a row. */
export function coverageAt(columns: CoverageColumns, row: number): Coverage {
  return {
    figure: at(columns.figure, row),
    period: at(columns.period, row),
    level: at(columns.level, row),
    geographyCode: at(columns.geographyCode, row),
    geography: at(columns.geography, row),
    measure: at(columns.measure, row),
    basis: at(columns.basis, row),
    breakdown: at(columns.breakdown, row),
    expected: at(columns.expected, row),
    responded: at(columns.responded, row),
    partial: at(columns.partial, row),
    missing: at(columns.missing, row),
    waivers: at(columns.waivers, row),
    baseCovered: at(columns.baseCovered, row),
    low: at(columns.low, row),
    high: at(columns.high, row),
    estimate: at(columns.estimate, row),
  };
}
