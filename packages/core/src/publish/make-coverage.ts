import type { Collection } from "../collections/define-collection.ts";
import { disclosureRules } from "../collections/disclosure.ts";
import type { GeographyLevel } from "../collections/measures.ts";
import type { Period } from "../periods/period.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import type { Parts } from "./aggregate/collect-parts.ts";
import { coverDerived } from "./cover-derived.ts";
import { coverDirect, isCovered } from "./cover-direct.ts";
import type { Bounds } from "./coverage-bounds.ts";
import type { Figures } from "./held/figures.ts";
import { allAtOnce, type InParts } from "./in-parts.ts";
import type { WaivedReturn } from "./waivers-behind.ts";

/** Who is behind a figure, and what it could be with those who are not. */
export interface Coverage extends Bounds {
  /** Id of the figure. */
  readonly figure: string;
  readonly period: string;
  readonly level: GeographyLevel;
  readonly geographyCode: string;
  readonly geography: string;
  readonly measure: string;
  readonly basis: string;
  readonly breakdown: string;
  readonly expected: number;
  readonly responded: number;
  /** Councils that sent rows, but not every term of the measure in every row. */
  readonly partial: number;
  /** Names of the councils that are not in the figure, in order of name. */
  readonly missing: readonly string[];
  /** Waivers of councils of the area that touch what the measure reads. */
  readonly waivers: number;
}

export interface CoverageInput {
  readonly collection: Collection;
  readonly periods: readonly Period[];
  readonly councils: readonly PlacedCouncil[];
  readonly parts: Parts;
  /** The figures as they are published, small numbers hidden: nothing here tells more than they do. */
  readonly figures: Figures;
  /** The returns behind the rows. */
  readonly returns: readonly WaivedReturn[];
}

const FIGURES_A_PART = 5000;

/**
 * For every figure above a single council, and for a council's own where it is missing: how many councils were expected,
 * how many are in it, which are not, what it could be with them, and an estimate with what they gave last. In the order
 * of the figures.
 */
export function makeCoverage(input: CoverageInput): readonly Coverage[] {
  return allAtOnce(coverageInParts(input));
}

/** The same, so many figures at a time. */
export function* coverageInParts(input: CoverageInput): InParts<readonly Coverage[]> {
  const wanted = input.figures.filter(isCovered);
  // What councils gave is told as it is published only where small numbers are protected.
  const isProtected = disclosureRules(input.collection) !== undefined;
  const figures = new Map(Array.from(isProtected ? input.figures : wanted, (figure) => [figure.figure, figure]));
  const coverageOf = coverDirect(input, figures);
  const direct = new Map<string, Coverage>();
  for (const [at, figure] of wanted.entries()) {
    const coverage = coverageOf(figure);
    if (coverage !== undefined) direct.set(figure.figure, coverage);
    if (at % FIGURES_A_PART === 0) yield;
  }
  return wanted.flatMap((figure) => direct.get(figure.figure) ?? coverDerived(input, figure, { figures, direct }));
}
