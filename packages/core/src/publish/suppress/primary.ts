import type { Fraction } from "../aggregate/fraction.ts";
import { subtract } from "../aggregate/fraction.ts";
import type { Quantity } from "../aggregate/questions.ts";

/** A number of a figure, exact, with what it counts. */
export interface Counted {
  readonly exact: Fraction;
  readonly quantity: Quantity;
}

/**
 * The primary rule: true where a count of people is above zero and below the threshold, or
 * where numerator and denominator give such a count away (their difference: 99.3% is 0.7% of
 * the rest). Judged on exact values, at every level. Money, councils and rates are not people.
 *
 * Primary only: a hidden value may still be worked out from totals, other breakdowns or an
 * earlier version that show it. Nothing here hides a second value to prevent that.
 * Source: threshold rule of the Handbook on Statistical Disclosure Control; "with its pair"
 * as official adult social care tables do.
 */
export function isSmall(numerator: Counted | null, denominator: Counted | null, below: number): boolean {
  if (isSmallCount(numerator, below) || isSmallCount(denominator, below)) return true;
  if (numerator === null || denominator === null || numerator.quantity !== denominator.quantity) return false;
  const rest = subtract(denominator.exact, numerator.exact);
  return isSmallCount({ exact: rest, quantity: denominator.quantity }, below);
}

function isSmallCount(counted: Counted | null, below: number): boolean {
  if (counted?.quantity !== "count") return false;
  const { top, bottom } = counted.exact;
  return top > 0n && top < BigInt(below) * bottom;
}
