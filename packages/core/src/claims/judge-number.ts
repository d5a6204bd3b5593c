import type { Decimal } from "../exact/decimal.ts";
import { parseDecimal } from "../exact/decimal.ts";
import type { Fraction } from "../publish/aggregate/fraction.ts";
import { add, compare, fractionOf, roundTo, subtract } from "../publish/aggregate/fraction.ts";
import type { ClaimPrecision } from "./claim.ts";

/** A number worked out again. */
export interface Computed {
  readonly exact: Fraction;
  /** Least and most it could be, were its inputs not rounded; null where they were not. */
  readonly range: { readonly low: Fraction; readonly high: Fraction } | null;
}

/** A stated number, and how exactly it was stated. */
export interface Stated {
  readonly value: Decimal;
  readonly precision: ClaimPrecision;
}

export type NumberVerdict =
  | { readonly verdict: "reproduced" | "not reproduced" }
  | { readonly verdict: "reproduced within rounding"; readonly because: "almost" | "cut" | "inputs" };

/**
 * Holds a number against one that was published.
 * Equal at the precision stated: reproduced. Rounding to what was called "almost" that much, cut
 * where it should have been rounded (52.8 stated as 52), or near enough for rounded inputs to explain:
 * reproduced within rounding. Anything else is not reproduced.
 */
export function judgeNumber(computed: Computed, stated: Stated): NumberVerdict {
  const { precision } = stated;
  if (precision.kind === "one-in")
    return { verdict: isOneIn(computed.exact, precision.n) ? "reproduced" : "not reproduced" };
  const step = stepOf(stated);
  const value = fractionOf(stated.value);
  if (step === null) {
    if (compare(computed.exact, value) === 0) return { verdict: "reproduced" };
  } else if (compare(fractionOf(roundTo(computed.exact, step)), value) === 0) {
    return precision.kind === "almost" ? within("almost") : { verdict: "reproduced" };
  }
  if (step !== null && compare(fractionOf(cutTo(computed.exact, step)), value) === 0) return within("cut");
  return isInRange(computed, value, step) ? within("inputs") : { verdict: "not reproduced" };
}

function within(because: "almost" | "cut" | "inputs"): NumberVerdict {
  return { verdict: "reproduced within rounding", because };
}

/** The step a number was rounded to; null where it was stated exactly. */
function stepOf({ precision }: Stated): Decimal | null {
  if (precision.kind === "places") return { unscaled: 1n, scale: precision.places };
  if (precision.kind === "nearest" || precision.kind === "almost") return decimalOf(precision.to);
  return null;
}

/** "One in n" says that 100 / share rounds to n, at the places n has. */
function isOneIn(share: Fraction, n: string): boolean {
  if (share.top <= 0n) return false;
  const stated = decimalOf(n);
  const one = { top: 100n * share.bottom, bottom: share.top };
  return roundTo(one, { unscaled: 1n, scale: stated.scale }).unscaled === stated.unscaled;
}

function cutTo(value: Fraction, step: Decimal): Decimal {
  const steps = (value.top * fractionOf(step).bottom) / (value.bottom * step.unscaled);
  return { unscaled: steps * step.unscaled, scale: step.scale };
}

/** True where the range of what was computed meets the range that rounds to what was stated. */
function isInRange({ range }: Computed, stated: Fraction, step: Decimal | null): boolean {
  if (range === null) return false;
  const half = step === null ? { top: 0n, bottom: 1n } : { top: step.unscaled, bottom: 2n * fractionOf(step).bottom };
  return compare(add(stated, half), range.low) >= 0 && compare(range.high, subtract(stated, half)) >= 0;
}

/** Reads decimal text that a checked claim holds. Throws a `RangeError` for any other. */
export function decimalOf(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new RangeError(`Cannot read a number: found "${text}"`);
  return decimal;
}
