import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absolute,
  divideRounded,
  formatUnscaled,
  parseDecimal,
  rescale,
  roundToMultiple,
} from "../../packages/core/src/exact/decimal.ts";

// big.js rounds half away from zero under this name.
const HALF_AWAY = Big.roundHalfUp;
const value = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const scale = fc.integer({ min: 0, max: 12 });

function big(unscaled: bigint, places: number): Big {
  const ten = Big(10).pow(places);
  const wide = Big();
  wide.DP = 60;
  return wide(unscaled.toString()).div(ten.toString());
}

describe("decimals agree with an arbitrary precision library", () => {
  it("in how they are written", () => {
    fc.assert(
      fc.property(value, scale, (unscaled, places) => {
        expect(formatUnscaled(unscaled, places)).toBe(big(unscaled, places).toFixed(places));
      }),
    );
  });

  it("in how they are read back", () => {
    fc.assert(
      fc.property(value, scale, (unscaled, places) => {
        expect(parseDecimal(formatUnscaled(unscaled, places))).toEqual({ unscaled, scale: places });
      }),
    );
  });

  it("in what is no plain decimal, however short", () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789.-+ e,"), maxLength: 18 });
    fc.assert(
      fc.property(text, (given) => {
        const isPlain = /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(given);
        const read = parseDecimal(given);
        expect(read !== undefined).toBe(isPlain);
        if (read === undefined) return;
        const digits = given.replace("+", "").replace(/\.$/, "");
        expect(big(read.unscaled, read.scale).eq(Big(digits))).toBe(true);
        expect(read.scale).toBe(given.includes(".") ? given.length - given.indexOf(".") - 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("when places are dropped or added", () => {
    fc.assert(
      fc.property(value, scale, scale, (unscaled, from, to) => {
        const expected = big(unscaled, from).round(to, HALF_AWAY).toFixed(to);
        expect(formatUnscaled(rescale(unscaled, from, to), to)).toBe(expected.replace(/^-(0(\.0*)?)$/, "$1"));
      }),
    );
  });

  it("when divided", () => {
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 6 }), (numerator, denominator, places) => {
        fc.pre(denominator !== 0n);
        const computed = divideRounded(numerator, denominator, places);
        // Twice the distance to the exact quotient is no more than the denominator, and a tie goes away from zero.
        const miss = numerator * 10n ** BigInt(places) - computed * denominator;
        expect(2n * absolute(miss) <= absolute(denominator)).toBe(true);
        const exact = Big();
        exact.DP = places;
        exact.RM = HALF_AWAY;
        const expected = exact(numerator.toString()).div(denominator.toString()).toFixed(places);
        expect(formatUnscaled(computed, places)).toBe(expected.replace(/^-(0(\.0*)?)$/, "$1"));
      }),
    );
  });
});

describe("roundToMultiple", () => {
  it("gives the nearest multiple, and the farther from zero of two that are as near", () => {
    fc.assert(
      fc.property(value, fc.bigInt({ min: 1n, max: 10n ** 6n }), (amount, multiple) => {
        const rounded = roundToMultiple(amount, multiple);
        expect(rounded % multiple).toBe(0n);
        const miss = 2n * absolute(rounded - amount);
        expect(miss <= multiple).toBe(true);
        if (miss === multiple) expect(absolute(rounded) > absolute(amount)).toBe(true);
      }),
    );
  });
});
