import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compare,
  decimalText,
  fractionOf,
  percentOf,
  roundTo,
  subtract,
} from "../../packages/core/src/publish/aggregate/fraction.ts";

const decimal = fc.record({
  unscaled: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  scale: fc.integer({ min: 0, max: 4 }),
});
const step = fc.constantFrom(
  { unscaled: 5n, scale: 0 },
  { unscaled: 1n, scale: 1 },
  { unscaled: 10n, scale: 0 },
  { unscaled: 25n, scale: 2 },
);

describe("roundTo", () => {
  it("gives a multiple of the step no further away than half of it", () => {
    fc.assert(
      fc.property(decimal, step, (value, by) => {
        const exact = fractionOf(value);
        const rounded = roundTo(exact, by);
        expect(rounded.unscaled % by.unscaled).toBe(0n);
        const distance = subtract(exact, fractionOf(rounded));
        const size = { top: distance.top < 0n ? -distance.top : distance.top, bottom: distance.bottom };
        expect(compare(size, { top: by.unscaled, bottom: 2n * fractionOf(by).bottom })).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("takes a half away from zero, once: 2.5 and 7.5 to the nearest 5, 4.5 to the nearest 10", () => {
    const round = (text: bigint, by: bigint) => roundTo({ top: text, bottom: 2n }, { unscaled: by, scale: 0 }).unscaled;
    expect([round(5n, 5n), round(15n, 5n), round(-5n, 5n), round(9n, 10n)]).toEqual([5n, 10n, -5n, 0n]);
  });
});

describe("percentOf", () => {
  it("keeps the sign of a negative base and refuses one of nothing", () => {
    const one = { top: 1n, bottom: 1n };
    expect(decimalText(roundTo(percentOf(one, { top: -3n, bottom: 1n }), { unscaled: 1n, scale: 1 }))).toBe("-33.3");
    expect(() => percentOf(one, { top: 0n, bottom: 1n })).toThrow(RangeError);
  });
});
