import type { Collection } from "../../collections/define-collection.ts";
import type { OutcomeMeasure } from "../../collections/measures.ts";
import type { Counted } from "./counted.ts";
import type { ExactFigure, Place } from "./exact-figure.ts";
import { share } from "./exact-figure.ts";
import { add, compare, type Fraction, subtract, whole } from "./fraction.ts";
import { asWorked, roundingOf } from "./round-figure.ts";
import { heldBack, settleFigure } from "./settle-figure.ts";

/** What one council forecast a year before, and what came of it. */
export interface ForecastPair {
  readonly forecast: Counted;
  readonly outcome: Counted;
}

/** A forecast-outcome measure with its id and the unit of what it foresees. */
export interface OutcomeOf {
  readonly id: string;
  readonly measure: OutcomeMeasure;
  readonly unit: string;
  /** Id of the period the forecasts were made in. */
  readonly madeIn: string;
}

/**
 * Councils' own forecasts against what came of them, over the councils that gave both: how many reached theirs (at it or
 * above), the outcome less the forecast, or 100 x outcome / forecast. Numerator is the
 * outcome of those councils and denominator, of a percentage, their forecast. `x` where no council gave both.
 */
export function outcomeFigure(
  { id, measure, unit, madeIn }: OutcomeOf,
  place: Place,
  { pairs, collection }: { readonly pairs: readonly ForecastPair[]; readonly collection: Collection },
): ExactFigure {
  const units = { "councils met": "councils", difference: unit, percent: "percent" };
  const known = { measure: id, basis: "all", unit: units[measure.show], ...place, comparedWith: madeIn };
  const counted = { ...known, responded: pairs.length, status: null } as const;
  const [first] = pairs;
  if (first === undefined) return { ...counted, value: null, numerator: null, denominator: null, status: "x" };
  if (measure.show === "councils met") {
    const met = pairs.filter(({ outcome, forecast }) => compare(outcome.exact, forecast.exact) >= 0).length;
    const value = { exact: whole(met), quantity: "councils" } as const;
    return settleFigure({ ...counted, value, numerator: null, denominator: null }, collection.publish);
  }
  const numerator = { ...first.outcome, exact: total(pairs.map(({ outcome }) => outcome.exact)) };
  const denominator = { ...first.forecast, exact: total(pairs.map(({ forecast }) => forecast.exact)) };
  if (measure.show === "percent") {
    const both = { ...counted, numerator, denominator };
    if (denominator.exact.top === 0n) return { ...both, value: null, status: "z" };
    return settleFigure({ ...both, value: share(numerator, denominator) }, collection.publish);
  }
  return differenceOf(counted, { forecast: denominator, outcome: numerator }, collection);
}

function differenceOf(
  known: Omit<ExactFigure, "value" | "numerator" | "denominator">,
  { outcome, forecast }: ForecastPair,
  { publish }: Collection,
): ExactFigure {
  const rounding = roundingOf(publish);
  const [came, foreseen] = [asWorked(outcome, rounding), asWorked(forecast, rounding)];
  const value = { ...came, exact: subtract(came.exact, foreseen.exact) };
  return heldBack({ ...known, value, numerator: came, denominator: null }, publish);
}

function total(numbers: readonly Fraction[]): Fraction {
  return numbers.reduce((sum, number) => add(sum, number), whole(0));
}
