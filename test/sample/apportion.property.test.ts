import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "../../sample/apportion.ts";

const weights = fc
  .array(fc.nat(1_000_000), { minLength: 1, maxLength: 200 })
  .filter((all) => all.some((weight) => weight > 0));

test("apportion gives whole parts that add up to the total exactly", () => {
  fc.assert(
    fc.property(fc.nat(90_000_000_000), weights, (total, all) => {
      const parts = apportion(total, all);
      expect(parts.every(Number.isInteger)).toBe(true);
      expect(parts.reduce((before, part) => before + part, 0)).toBe(total);
    }),
  );
});

test("apportion strays less than one from the exact share, and gives nothing to no weight", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (total, all) => {
      const sum = all.reduce((before, weight) => before + weight, 0);
      apportion(total, all).forEach((part, place) => {
        const weight = all[place] ?? 0;
        expect(Math.abs(part - (total * weight) / sum)).toBeLessThan(1);
        if (weight === 0) expect(part).toBe(0);
      });
    }),
  );
});

test("apportion refuses to share something out by no weight", () => {
  expect(() => apportion(5, [0, 0])).toThrow(RangeError);
  expect(apportion(0, [0, 0])).toEqual([0, 0]);
});
