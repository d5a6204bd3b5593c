import type { Collection } from "../collections/define-collection.ts";
import { disclosureRules } from "../collections/disclosure.ts";
import type { GeographyLevel } from "../collections/measures.ts";
import type { Period } from "../periods/period.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import type { Parts } from "./aggregate/collect-parts.ts";
import { sourcesOf } from "./aggregate/made-of.ts";
import { coverDerived } from "./cover-derived.ts";
import { coverDirect, isCovered } from "./cover-direct.ts";
import type { Bounds } from "./coverage-bounds.ts";
import type { Figure } from "./figure.ts";
import { figureAt } from "./held/figure-columns.ts";
import { FigureCursor } from "./held/figure-cursor.ts";
import type { Figures } from "./held/figures.ts";
import { type HeldCoverage, openCoverage } from "./held/held-coverage.ts";
import { heldFigures } from "./held/held-figures.ts";
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
  return [...allAtOnce(coverageInParts(input))];
}

/** The same held by column, so many figures at a time. */
export function* coverageInParts(input: CoverageInput): InParts<HeldCoverage> {
  const { columns, length } = heldFigures(input.figures);
  const asked = askedAgain(input);
  const coverageOf = coverDirect(input, asked);
  const direct = new Map<string, Coverage>();
  for (const figure of asked.values()) {
    const coverage = isCovered(figure) ? coverageOf(figure) : undefined;
    if (coverage !== undefined) direct.set(figure.figure, coverage);
    if (direct.size % FIGURES_A_PART === 0) yield;
  }
  const keeper = openCoverage();
  const cursor = new FigureCursor(columns);
  for (let row = 0; row < length; row += 1) {
    if (row % FIGURES_A_PART === 0) yield;
    if (!isCovered(cursor.moveTo(row))) continue;
    const figure = figureAt(columns, row);
    const found = direct.get(figure.figure) ?? coverageOf(figure);
    const rows = found === undefined ? coverDerived(input, figure, { figures: asked, direct }) : [found];
    for (const coverage of rows) keeper.add(coverage);
  }
  return keeper.held();
}

/**
 * The figures that the coverage of others is made from, by id: those that others are made of, and all of them where small
 * numbers are protected, for what councils gave is then told as it is published.
 */
function askedAgain({ collection, figures }: CoverageInput): ReadonlyMap<string, Figure> {
  const isProtected = disclosureRules(collection) !== undefined;
  const isSource = sourcesOf(collection);
  const asked = figures.filter((figure) => isProtected || (isCovered(figure) && isSource(figure)));
  return new Map(asked.map((figure) => [figure.figure, figure]));
}
