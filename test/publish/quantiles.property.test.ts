import fc from "fast-check";
import { expect, it } from "vitest";
import { placesAt } from "../../packages/core/src/publish/aggregate/quantile-point.ts";
import { codes, type Given, helpOf } from "./every-kind.ts";

const pair = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }));

it("finds in SQL the councils that stand in the middle when they are put in order here", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: codes.length }), async (pairs) => {
      const given = pairs.map(([helped, asked], at): Given => {
        return { period: "2009-10", council: codes[at] ?? "", young: [helped, asked, 0], old: [0, 0, 0], cost: 0 };
      });
      const { figures } = await helpOf(given);
      const shares = pairs
        .flatMap(([helped, asked]) => (asked === 0 ? [] : [helped / asked]))
        .toSorted((a, b) => a - b);
      for (const [measure, at] of [
        ["share_low", 1 / 4],
        ["share_middle", 1 / 2],
      ] as const) {
        const found = figures.get(`${measure}/asked/2009-10/E92000001/all`)?.value ?? null;
        if (shares.length === 0) expect(found).toBeNull();
        else expect(Number(found)).toBeCloseTo(100 * averaged(shares, at), 0);
      }
    }),
    { numRuns: 10 },
  );
});

/** By the inverse of the distribution function, with the mean of both values where it is flat. */
function averaged(sorted: readonly number[], point: number): number {
  const above = sorted.find((_, at) => (at + 1) / sorted.length >= point) ?? 0;
  const beyond = sorted.find((_, at) => (at + 1) / sorted.length > point) ?? 0;
  return (above + beyond) / 2;
}

it("has as many values on either side of a median, and places within those there are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 99 }), (count, percent) => {
      const [low, high] = placesAt({ top: percent, bottom: 100 }, count);
      expect(low).toBeGreaterThanOrEqual(1);
      expect(high).toBeLessThanOrEqual(count);
      expect(high - low).toBeLessThanOrEqual(1);
      const [first, second] = placesAt({ top: 1, bottom: 2 }, count);
      expect(first - 1).toBe(count - second);
    }),
  );
});
