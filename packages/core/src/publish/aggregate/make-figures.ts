import type { Target } from "../../claims/target.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { Period } from "../../periods/period.ts";
import type { Figure } from "../figure.ts";
import { figureMeaning } from "../figure-meaning.ts";
import { type HeldFigures, openFigures } from "../held/held-figures.ts";
import { allAtOnce, type InParts } from "../in-parts.ts";
import { waiversBehind } from "../waivers-behind.ts";
import type { PlacedCouncil } from "./areas.ts";
import type { Parts } from "./collect-parts.ts";
import { deriveFigures } from "./derive-figures.ts";
import { isWithoutBase } from "./derived-figures.ts";
import { directFigures } from "./direct-figures.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { sourcesOf } from "./made-of.ts";
import { publishFigure } from "./publish-figure.ts";
import { roundingOf } from "./round-figure.ts";
import type { Origin } from "./synthetic-areas.ts";
import { syntheticAreas } from "./synthetic-areas.ts";

export interface FiguresInput {
  readonly collection: Collection;
  /** Every period with rows in `parts`; a change needs the year before among them. */
  readonly periods: readonly Period[];
  /** The councils expected in each of those periods. */
  readonly councils: readonly PlacedCouncil[];
  readonly parts: Parts;
  /** Targets that measures compare with. */
  readonly targets: readonly Target[];
  /** The returns behind the rows. */
  readonly origins: readonly Origin[];
  /** With figures that shares of nothing leave unmade (see `isUnmade`), which nobody gets as they are. */
  readonly withUnmade?: boolean;
}

/**
 * The figures of a collection: exact parts become exact figures, small counts are hidden, those of too few councils
 * marked, changes, comparisons and projections worked from what is left, and all are rounded once, at the end.
 * Every expected area has a figure for every measure asked in a period, with its coverage, whether
 * or not anyone answered; sorted by id. Throws a `RangeError` where a measure names a target not given.
 */
export function makeFigures(input: FiguresInput): readonly Figure[] {
  return allAtOnce(figuresInParts(input));
}

/** The same, a period at a time. */
export function* figuresInParts(input: FiguresInput): InParts<readonly Figure[]> {
  const figures: Figure[] = [];
  yield* publishedInParts(input, (figure) => figures.push(figure));
  return figures.sort((left, right) => (left.figure < right.figure ? -1 : left.figure > right.figure ? 1 : 0));
}

/** The same held by column. */
export function* heldInParts(input: FiguresInput): InParts<HeldFigures> {
  const keeper = openFigures();
  yield* publishedInParts(input, keeper.add);
  return keeper.held();
}

function* publishedInParts(input: FiguresInput, keep: (figure: Figure) => void): InParts<void> {
  const { collection, periods } = input;
  const publication = {
    collection: collection.id,
    rounding: roundingOf(collection.publish),
    synthetic: syntheticAreas(input.origins, input.councils),
    waivers: waiversBehind(collection, input.origins),
    meaning: figureMeaning(collection, periods),
  };
  const isSource = sourcesOf(collection);
  const direct = new Map<string, readonly ExactFigure[]>();
  for (const period of periods) {
    const sources: ExactFigure[] = [];
    for (const figure of directFigures(input, period)) {
      keep(publishFigure(figure, publication));
      // What nothing is made of is not kept: an exact figure takes twice the memory of a published one.
      if (isSource(figure)) sources.push(figure);
    }
    direct.set(period.id, sources);
    yield;
  }
  for (const period of periods) {
    for (const figure of deriveFigures(input, period, direct)) {
      if (input.withUnmade === true || !isWithoutBase(figure)) keep(publishFigure(figure, publication));
    }
    yield;
  }
}
