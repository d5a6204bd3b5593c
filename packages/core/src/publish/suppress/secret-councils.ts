import type { Collection } from "../../collections/define-collection.ts";
import type { DisclosureRules } from "../../collections/disclosure.ts";
import { onlyBasis } from "../aggregate/questions.ts";
import { isSmall } from "../disclose/primary-cells.ts";
import type { DisclosureDecision } from "./decide-disclosure.ts";
import type { FigureSpot } from "./people-cells.ts";
import { periodBefore } from "./people-cells.ts";
import { sumKey } from "./sum-key.ts";

interface Known {
  readonly collection: Collection;
  readonly rules: DisclosureRules;
  readonly decision: DisclosureDecision;
}

/**
 * Finds whether a council of a figure's area has a number of people that is small or hidden among those the figure counts
 * or orders councils by, whether or not figures of single councils are published.
 */
export function secretCouncils({ collection, rules, decision }: Known): (spot: FigureSpot) => boolean {
  const { finder, periods } = decision;
  const hidden = new Set(periods.flatMap(({ hiddenSums }) => [...hiddenSums]));
  const known = new Map<string, boolean>();
  const isSecret = (council: FigureSpot): boolean => {
    const cells = finder.cellsOf(council);
    return (
      cells.some(({ value, period, terms }) => isSmall(value, rules) || hidden.has(sumKey(period, terms()))) ||
      hasSmallRest(cells, rules)
    );
  };
  return (spot) =>
    countedFor(spot, collection).some((counted) =>
      finder.councilsOf(spot).some((geographyCode) => {
        const key = [counted.measure, counted.basis, counted.period, geographyCode, spot.breakdown].join("/");
        const found = known.get(key) ?? isSecret({ ...spot, ...counted, level: "council", geographyCode });
        known.set(key, found);
        return found;
      }),
    );
}

/** The measures, and their periods, whose numbers of single councils decide a figure. */
function countedFor(
  { measure: id, basis, period }: FigureSpot,
  collection: Collection,
): readonly Pick<FigureSpot, "measure" | "basis" | "period">[] {
  const measure = collection.measures[id];
  if (measure?.kind === "quantile") return [{ measure: measure.of, basis, period }];
  if (measure?.kind !== "forecast-outcome") return [{ measure: id, basis, period }];
  return [
    { measure: measure.outcome, basis: onlyBasis, period },
    { measure: measure.forecast, basis: onlyBasis, period: periodBefore(collection, period) },
  ];
}

/** True where what is left of the whole is a small number. */
export function hasSmallRest(
  cells: readonly { readonly part: string; readonly value: bigint }[],
  rules: DisclosureRules,
): boolean {
  const numberOf = (part: string) => cells.find((cell) => cell.part === part)?.value;
  const [part, whole] = [numberOf("numerator"), numberOf("denominator")];
  return part !== undefined && whole !== undefined && whole > part && isSmall(whole - part, rules);
}
