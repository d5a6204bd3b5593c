import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type Fraction, fractionOf } from "../../packages/core/src/publish/aggregate/fraction.ts";
import { carriedOn } from "../../packages/core/src/publish/aggregate/projection-figures.ts";

const decimal = fc
  .record({ unscaled: fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }), scale: fc.integer({ min: 0, max: 4 }) })
  .map(fractionOf);
const days = fc.uniqueArray(fc.integer({ min: 14_000, max: 17_000 }), { minLength: 2, maxLength: 6 });

const line = (start: Fraction, slope: bigint, day: number): Fraction => ({
  top: start.top + slope * BigInt(day) * start.bottom,
  bottom: start.bottom,
});

describe("carriedOn", () => {
  it("goes on along a straight line exactly, by either method", () => {
    const lines = fc.tuple(days, decimal, fc.bigInt({ min: -9n, max: 9n }), fc.integer({ min: 17_001, max: 20_000 }));
    fc.assert(
      fc.property(lines, ([at, start, slope, day]) => {
        const points = at.toSorted((a, b) => a - b).map((one) => ({ day: one, value: line(start, slope, one) }));
        for (const method of ["least squares", "last change"] as const) {
          expect(compare(carriedOn(method, points, day), line(start, slope, day))).toBe(0);
        }
      }),
    );
  });

  it("is the line of least squares: no other line through the same points is nearer to them", () => {
    const lines = fc.tuple(fc.array(decimal, { minLength: 3, maxLength: 3 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(lines, ([values, tilt]) => {
        const points = values.map((value, at) => ({ day: at * 365, value }));
        const errors = (turned: number, moved: number) =>
          points.reduce((sum, { day, value }) => {
            const found =
              Number(carriedOn("least squares", points, day).top) /
              Number(carriedOn("least squares", points, day).bottom);
            return sum + (found + turned * day + moved - Number(value.top) / Number(value.bottom)) ** 2;
          }, 0);
        expect(errors(0, 0)).toBeLessThanOrEqual(errors(tilt, tilt) * (1 + 1e-9) + 1e-6);
      }),
    );
  });

  it("needs two points", () => {
    expect(() => carriedOn("last change", [{ day: 1, value: { top: 1n, bottom: 1n } }], 2)).toThrow(RangeError);
  });
});
