import type { PublishRules } from "../../collections/measures.ts";
import type { Decimal } from "../../exact/decimal.ts";
import { parseDecimal } from "../../exact/decimal.ts";
import type { Counted } from "../suppress/primary.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { share } from "./exact-figure.ts";
import { fractionOf, roundTo } from "./fraction.ts";
import type { Quantity } from "./questions.ts";

/**
 * A number as published: counts and pounds to the multiple the rules name, percentages,
 * percentage points and rates to their places, numbers of councils as they are; half away from zero.
 */
export function roundCounted({ exact, quantity }: Counted, rules: PublishRules): Decimal {
  return roundTo(exact, stepOf(quantity, rules));
}

/**
 * The figure that percentages, changes and comparisons are worked from: the exact one, or the
 * one readers can see, where the rules say percentages come from published figures. A share whose
 * published base is zero has no value, `z`.
 */
export function workingFigure(figure: ExactFigure, rules: PublishRules): ExactFigure {
  if (rules.percentFrom === "exact") return figure;
  const numerator = asPublished(figure.numerator, rules);
  const denominator = asPublished(figure.denominator, rules);
  if (numerator === null || denominator === null) return { ...figure, value: asPublished(figure.value, rules) };
  const pair = { numerator, denominator };
  if (denominator.exact.top === 0n) return { ...figure, ...pair, value: null, status: "z" };
  return { ...figure, ...pair, value: figure.value && share(numerator, denominator) };
}

function asPublished(counted: Counted | null, rules: PublishRules): Counted | null {
  return counted && { ...counted, exact: fractionOf(roundCounted(counted, rules)) };
}

function stepOf(quantity: Quantity, rules: PublishRules): Decimal {
  if (quantity === "count") return stepOfNumber(rules.roundCountsTo);
  if (quantity === "pounds") return stepOfNumber(rules.roundPoundsTo);
  return { unscaled: 1n, scale: quantity === "councils" ? 0 : rules.percentPlaces };
}

function stepOfNumber(step: number): Decimal {
  const decimal = parseDecimal(String(step));
  if (decimal === undefined || decimal.unscaled <= 0n) throw new RangeError(`Cannot round to ${step}`);
  return decimal;
}
