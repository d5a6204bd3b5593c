import type { PublishRules } from "../../collections/measures.ts";
import type { Decimal } from "../../exact/decimal.ts";
import { parseDecimal } from "../../exact/decimal.ts";
import type { Counted } from "./counted.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { share } from "./exact-figure.ts";
import { fractionOf, roundTo } from "./fraction.ts";
import type { Quantity } from "./questions.ts";

/** How figures of a collection are rounded: the step for each kind of number. */
export interface Rounding {
  readonly steps: Readonly<Record<Quantity, Decimal>>;
  readonly percentFrom: PublishRules["percentFrom"];
}

/**
 * The steps that publishing rules ask for: counts and pounds to the multiple they name, percentages,
 * percentage points and rates to their places, numbers of councils as they are.
 * Throws a `RangeError` where a multiple is not above zero.
 */
export function roundingOf(rules: PublishRules): Rounding {
  const places: Decimal = { unscaled: 1n, scale: rules.percentPlaces };
  const steps = {
    count: stepOf(rules.roundCountsTo),
    pounds: stepOf(rules.roundPoundsTo),
    councils: stepOf(1),
    percent: places,
    points: places,
    rate: places,
  };
  return { steps, percentFrom: rules.percentFrom };
}

/** A number as published, rounded half away from zero. */
export function roundCounted({ exact, quantity }: Counted, { steps }: Rounding): Decimal {
  return roundTo(exact, steps[quantity]);
}

/**
 * The figure that percentages, changes and comparisons are worked from: the exact one, or the
 * one readers can see, where the rules say percentages come from published figures. A share whose
 * published base is zero has no value, `z`.
 */
export function workingFigure(figure: ExactFigure, rounding: Rounding): ExactFigure {
  if (rounding.percentFrom === "exact") return figure;
  const numerator = asPublished(figure.numerator, rounding);
  const denominator = asPublished(figure.denominator, rounding);
  if (numerator === null || denominator === null) return { ...figure, value: asPublished(figure.value, rounding) };
  const pair = { numerator, denominator };
  if (denominator.exact.top === 0n) return { ...figure, ...pair, value: null, status: "z" };
  return { ...figure, ...pair, value: figure.value && share(numerator, denominator, figure.per) };
}

/** A number as other numbers are worked from it: exact, or as published, as the rules say. */
export function asWorked(counted: Counted, { steps, percentFrom }: Rounding): Counted {
  return percentFrom === "exact"
    ? counted
    : { ...counted, exact: fractionOf(roundTo(counted.exact, steps[counted.quantity])) };
}

function asPublished(counted: Counted | null, rounding: Rounding): Counted | null {
  if (counted === null) return null;
  const exact = fractionOf(roundCounted(counted, rounding));
  const isLow = counted.exact.top !== 0n && exact.top === 0n;
  return { ...counted, exact, ...(isLow && { isLow }) };
}

function stepOf(multiple: number): Decimal {
  const step = parseDecimal(String(multiple));
  if (step === undefined || step.unscaled <= 0n) throw new RangeError(`Cannot round to ${multiple}`);
  return step;
}
