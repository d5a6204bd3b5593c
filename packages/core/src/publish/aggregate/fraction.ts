import type { Decimal } from "../../exact/decimal.ts";
import { divideRounded, formatUnscaled, powerOfTen } from "../../exact/decimal.ts";

/** A number with nothing rounded off. `bottom` is above zero. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The fraction a decimal is. */
export function fractionOf({ unscaled, scale }: Decimal): Fraction {
  return { top: unscaled, bottom: powerOfTen(scale) };
}

/** Left and right together. */
export function add(left: Fraction, right: Fraction): Fraction {
  if (left.bottom === right.bottom) return { top: left.top + right.top, bottom: left.bottom };
  return { top: left.top * right.bottom + right.top * left.bottom, bottom: left.bottom * right.bottom };
}

/** Left less right. */
export function subtract(left: Fraction, right: Fraction): Fraction {
  if (left.bottom === right.bottom) return { top: left.top - right.top, bottom: left.bottom };
  return { top: left.top * right.bottom - right.top * left.bottom, bottom: left.bottom * right.bottom };
}

/** Left times right. */
export function multiply(left: Fraction, right: Fraction): Fraction {
  return { top: left.top * right.top, bottom: left.bottom * right.bottom };
}

/** Left divided by right. Throws a `RangeError` where right is zero. */
export function divide(left: Fraction, right: Fraction): Fraction {
  if (right.top === 0n) throw new RangeError("Nothing can be divided by zero");
  const sign = right.top < 0n ? -1n : 1n;
  return { top: left.top * right.bottom * sign, bottom: left.bottom * right.top * sign };
}

/** The same number in its lowest terms, so that long sums stay short. */
export function reduced({ top, bottom }: Fraction): Fraction {
  const by = commonDivisor(top < 0n ? -top : top, bottom);
  return { top: top / by, bottom: bottom / by };
}

/** The whole number as a fraction. */
export function whole(number: bigint | number): Fraction {
  return { top: BigInt(number), bottom: 1n };
}

/** 100 x numerator / denominator. Throws a `RangeError` where the denominator is zero. */
export function percentOf(numerator: Fraction, denominator: Fraction): Fraction {
  if (denominator.top === 0n) throw new RangeError("A share of nothing has no value");
  const sign = denominator.top < 0n ? -1n : 1n;
  return {
    top: 100n * numerator.top * denominator.bottom * sign,
    bottom: numerator.bottom * denominator.top * sign,
  };
}

/** Below zero where left is less than right, zero where they are equal, above where it is more. */
export function compare(left: Fraction, right: Fraction): number {
  const difference = left.top * right.bottom - right.top * left.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The multiple of a step nearest to a value, half away from zero, with the places the step has. */
export function roundTo(value: Fraction, step: Decimal): Decimal {
  const steps = divideRounded(value.top * powerOfTen(step.scale), value.bottom * step.unscaled, 0);
  return { unscaled: steps * step.unscaled, scale: step.scale };
}

/** Decimal text of a rounded number: `(824, 1)` is `82.4`. */
export function decimalText({ unscaled, scale }: Decimal): string {
  return formatUnscaled(unscaled, scale);
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [left, right] = [one, other];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
