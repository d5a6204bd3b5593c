import type { Collection } from "../../collections/define-collection.ts";
import type { DisclosureRules } from "../../collections/disclosure.ts";
import type { DisclosureDecision } from "./decide-disclosure.ts";
import type { FigureSpot } from "./people-cells.ts";
import { councilsPlaced, hasSmall } from "./placed-councils.ts";
import { sumKey } from "./sum-key.ts";

interface Known {
  readonly collection: Collection;
  readonly rules: DisclosureRules;
  readonly decision: DisclosureDecision;
}

/**
 * Finds whether a council of a figure's area has a number of people that is small or not shown exactly among those the
 * figure counts or orders councils by, whether or not figures of single councils are published.
 */
export function secretCouncils({ collection, rules, decision }: Known): (spot: FigureSpot) => boolean {
  const { finder, periods } = decision;
  const hidden = new Set(periods.flatMap(({ hiddenSums }) => [...hiddenSums]));
  const kept = new Set(periods.flatMap((period) => [...period.keptHidden]));
  const known = new Map<string, boolean>();
  const isSecret = (council: FigureSpot): boolean => {
    const cells = finder.cellsOf(council);
    return hasSmall(cells, rules) || cells.some(({ period, terms }) => hidden.has(sumKey(period, terms())));
  };
  return (spot) =>
    kept.has(spot.figure) ||
    councilsPlaced(spot, collection, finder).some((council) => {
      const found = known.get(council.figure) ?? isSecret(council);
      known.set(council.figure, found);
      return found;
    });
}
