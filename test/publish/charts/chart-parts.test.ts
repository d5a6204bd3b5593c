import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hexagon } from "../../../packages/core/src/publish/charts/hexagon-path.ts";
import { spaced } from "../../../packages/core/src/publish/charts/period-labels.ts";
import { shortNumber, valueAxis } from "../../../packages/core/src/publish/charts/value-axis.ts";
import { valueBands } from "../../../packages/core/src/publish/charts/value-bands.ts";
import { valueClasses } from "../../../packages/core/src/publish/charts/value-classes.ts";

const values = fc.array(
  fc.integer({ min: -5_000_000, max: 5_000_000 }).map((value) => value / 10),
  { minLength: 1 },
);

describe("valueBands", () => {
  it("has every value in exactly one band, in ten bands at most that lie side by side", () => {
    fc.assert(
      fc.property(values, (given) => {
        const bands = valueBands(given);
        expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
        expect(bands.length).toBeLessThanOrEqual(10);
        for (const [at, band] of bands.slice(1).entries()) expect(band.low).toBe(bands[at]?.high);
      }),
    );
  });

  it.each([
    [[0, 99.9], 0, 10],
    [[14.4, 88.2], 10, 20],
    [[5, 5], 5, 6],
  ])("starts %j at %d with the next at %d", (given, low, high) => {
    expect(valueBands(given)[0]).toMatchObject({ low, high });
  });

  it("puts nothing above a top that is reached: the last band ends there, and has what is just that", () => {
    expect(valueBands([81, 100, 100], 100).at(-1)).toEqual({ low: 95, high: 100, closed: true, count: 2 });
    expect(valueBands([81, 99.9], 100).at(-1)).toEqual({ low: 98, high: 100, count: 1 });
    expect(valueBands([100, 100], 100)).toEqual([{ low: 100, high: 101, count: 2 }]);
  });
});

describe("valueClasses", () => {
  it("never parts equal values, keeps every member and goes upwards", () => {
    fc.assert(
      fc.property(values, (given) => {
        const classes = valueClasses(given, (value) => value, 5);
        expect(classes.flatMap(({ members }) => members)).toEqual(given.toSorted((one, other) => one - other));
        expect(classes.length).toBeLessThanOrEqual(5);
        for (const [at, { members }] of classes.slice(1).entries()) {
          expect(members[0]).toBeGreaterThan(classes[at]?.members.at(-1) ?? Infinity);
        }
      }),
    );
  });
});

describe("hexagon", () => {
  it("shifts odd rows right by half a cell and goes north with r", () => {
    const side = 10;
    const [even, odd] = [hexagon({ q: 2, r: 2, half: null }, side), hexagon({ q: 2, r: 3, half: null }, side)];
    expect(odd.x - even.x).toBeCloseTo((Math.sqrt(3) / 2) * side, 1);
    expect(odd.y).toBe(even.y - 15);
    expect(even.path.match(/,/g)).toHaveLength(6);
  });

  it("draws half a cell each for two councils in one", () => {
    const [left, right] = (["left", "right"] as const).map((half) => hexagon({ q: 0, r: 0, half }, 10));
    expect([left?.path.match(/,/g)?.length, right?.path.match(/,/g)?.length]).toEqual([4, 4]);
    expect(left?.x).toBe(-(right?.x ?? 0));
  });
});

describe("labels", () => {
  it("keeps the first label and no two nearer than asked", () => {
    const days = [10, 9, 5, 4, 0].map((day) => ({ day, short: String(day) }));
    expect(spaced(days, 4).map(({ day }) => day)).toEqual([10, 5, 0]);
  });

  it.each([
    [14.7, "15"],
    [9_999, "9,999"],
    [12_345, "12k"],
    [1_234_567, "1.2m"],
    [-26_277_046, "-26m"],
  ])("writes %d as %s in a small place", (value, said) => {
    expect(shortNumber(value)).toBe(said);
  });

  it("tells many pounds in millions", () => {
    expect(valueAxis("pounds", 26_000_000)).toEqual({ title: "£ million", divisor: 1_000_000 });
    expect(valueAxis("people", 140_000)).toEqual({ title: "People", divisor: 1 });
  });
});
