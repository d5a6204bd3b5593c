import type { Target } from "../../claims/target.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { Period } from "../../periods/period.ts";
import type { Figure } from "../figure.ts";
import { figureMeaning } from "../figure-meaning.ts";
import { waiversBehind } from "../waivers-behind.ts";
import type { PlacedCouncil } from "./areas.ts";
import type { Parts } from "./collect-parts.ts";
import { deriveFigures } from "./derive-figures.ts";
import { directFigures } from "./direct-figures.ts";
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
}

/**
 * The figures of a collection: exact parts become exact figures, small counts are hidden, those of too few councils
 * marked, changes, comparisons and projections worked from what is left, and all are rounded once, at the end.
 * Every expected area has a figure for every measure asked in a period, with its coverage, whether
 * or not anyone answered; sorted by id. Throws a `RangeError` where a measure names a target not given.
 */
export function makeFigures(input: FiguresInput): readonly Figure[] {
  const { collection, periods } = input;
  const direct = new Map(periods.map((period) => [period.id, directFigures(input, period)]));
  const publication = {
    collection: collection.id,
    rounding: roundingOf(collection.publish),
    synthetic: syntheticAreas(input.origins, input.councils),
    waivers: waiversBehind(collection, input.origins),
    meaning: figureMeaning(collection, periods),
  };
  return periods
    .flatMap((period) => [...(direct.get(period.id) ?? []), ...deriveFigures(input, period, direct)])
    .map((figure) => publishFigure(figure, publication))
    .sort((left, right) => (left.figure < right.figure ? -1 : left.figure > right.figure ? 1 : 0));
}
