import type { Coverage } from "../make-coverage.ts";
import { byText } from "../write/by-text.ts";
import {
  addCoverage,
  type CoverageColumns,
  coverageAt,
  coverageColumns,
  openCoverageColumns,
} from "./coverage-columns.ts";

/** Rows of coverage one after another, however they are held: a list of them, or `HeldCoverage`. */
export interface Coverages extends Iterable<Coverage> {
  readonly length: number;
}

/** Coverage held by column, in order of figure: as objects it takes several times the memory. Rows are made when asked for. */
export interface HeldCoverage extends Coverages {
  readonly columns: CoverageColumns;
}

/** Takes coverage a row at a time, in order of figure. */
export interface CoverageKeeper {
  add(coverage: Coverage): void;
  held(): HeldCoverage;
}

/** No coverage yet. */
export function openCoverage(): CoverageKeeper {
  const keepers = openCoverageColumns();
  const lists = new Map<string, readonly string[]>();
  const sameList = (names: readonly string[]): readonly string[] => {
    const key = JSON.stringify(names);
    const known = lists.get(key) ?? names;
    lists.set(key, known);
    return known;
  };
  return {
    // Most figures lack the same councils as others do, and lists are not told apart by what is in them.
    add: (coverage) => addCoverage(keepers, { ...coverage, missing: sameList(coverage.missing) }),
    held: () => ofColumns(coverageColumns(keepers)),
  };
}

/** The same coverage held by column. */
export function heldCoverage(coverage: Coverages): HeldCoverage {
  if (isHeld(coverage)) return coverage;
  const keeper = openCoverage();
  for (const row of [...coverage].sort(byText(({ figure }) => figure))) keeper.add(row);
  return keeper.held();
}

function isHeld(coverage: Coverages): coverage is HeldCoverage {
  return "columns" in coverage;
}

function ofColumns(columns: CoverageColumns): HeldCoverage {
  const { length } = columns.figure.codes;
  return {
    columns,
    length,
    *[Symbol.iterator]() {
      for (let row = 0; row < length; row += 1) yield coverageAt(columns, row);
    },
  };
}
