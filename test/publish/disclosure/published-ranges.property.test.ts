import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Collection } from "../../../packages/core/src/collections/define-collection.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import { publishedRanges } from "../../../packages/core/src/publish/suppress/published-ranges.ts";
import { clubs, protectedRules } from "./clubs.ts";

const period = "2010-11";
const area = { gss: "", region: "North East", regionCode: "E12000001", type: "Districts", typeCode: "districts" };
const codes = Array.from({ length: 12 }, (_, at) => String(101 + at));
const councils = codes.map((code) => ({ ...area, period, code, name: code, since: "" }));

interface Given {
  readonly visitors: number;
  readonly members: number;
  readonly isHidden: boolean;
}

function figure(measure: string, basis: string, spot: Partial<Figure>): Figure {
  const whose = { collection: "clubs", measure, basis, period, level: "council", breakdown: "all" } as const;
  const numbers = { value: null, status: null, numerator: null, denominator: null } as const;
  const counts = { expected: 1, responded: 1, synthetic: true, waivers: 0 };
  return { figure: "", ...whose, geographyCode: "", geography: "", unit: "percent", ...numbers, ...counts, ...spot };
}

const england = (measure: string, basis: string): Figure =>
  figure(measure, basis, { level: "england", geographyCode: "E92000001" });

/** As it is published to the nearest `step`. */
function shownAs({ visitors, members, isHidden }: Given, step: number): Partial<Figure> {
  if (isHidden) return { status: "c" };
  const [numerator, denominator] = [visitors, members].map((people) => String(Math.floor(people / step + 0.5) * step));
  if (denominator === undefined || Number(denominator) === 0) return { status: "z" };
  return { value: "1.0", numerator: numerator ?? null, denominator };
}

function rangeOf(given: readonly Given[], step: number) {
  const figures = given.map((one, at) =>
    figure("visiting", "members", { geographyCode: codes[at] ?? "", ...shownAs(one, step) }),
  );
  const known = {
    collection: clubs({ roundCountsTo: step, disclosure: { ...protectedRules, base: 10 } }),
    councils: councils.slice(0, given.length),
    figures,
  };
  return publishedRanges(known)(england("middle", "members"));
}

/** The median in the words of a school book. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

const council = fc
  .record({
    members: fc.integer({ min: 0, max: 400 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    isHidden: fc.boolean(),
  })
  .map(({ members, part, isHidden }): Given => ({ members, visitors: Math.floor(part * members), isHidden }));

describe("what is told of a hidden median", () => {
  it("has it between its ends, whatever is hidden, has no base, and is rounded to", () => {
    const given = fc.array(council, { minLength: 1, maxLength: codes.length });
    fc.assert(
      fc.property(given, fc.constantFrom(1, 5, 10), (all, step) => {
        const shares = all
          .filter(({ members }) => members > 0)
          .map(({ visitors, members }) => (100 * visitors) / members);
        fc.pre(shares.length > 0);
        const range = rangeOf(all, step);
        expect(Number(range?.low)).toBeLessThanOrEqual(medianOf(shares) + 0.05001);
        expect(Number(range?.high)).toBeGreaterThanOrEqual(medianOf(shares) - 0.05001);
      }),
    );
  });

  const shown = (visitors: number): Given => ({ visitors, members: 100, isHidden: false });
  const hidden: Given = { visitors: 3, members: 100, isHidden: true };

  it("is the median where everyone is shown exactly, and from one council to the next where one is not", () => {
    expect(rangeOf([shown(10), shown(20), shown(40)], 1)).toEqual({ low: "20.0", high: "20.0" });
    expect(rangeOf([shown(10), shown(20), shown(40), hidden], 1)).toEqual({ low: "15.0", high: "30.0" });
    expect(rangeOf([shown(10), shown(20), hidden, hidden, hidden], 1)).toEqual({ low: "0.0", high: "100.0" });
  });

  it("is as wide as numbers are rounded", () => {
    expect(rangeOf([shown(10), shown(20), shown(40)], 5)).toEqual({ low: "17.6", high: "22.4" });
  });

  it("does not lie below nothing or above everything", () => {
    expect(rangeOf([shown(1)], 5)).toEqual({ low: "0.0", high: "2.0" });
    expect(rangeOf([shown(99)], 5)).toEqual({ low: "96.1", high: "100.0" });
    const roundedAway = { value: "50.0", numerator: "0", denominator: "0" };
    const figures = [figure("visiting", "members", { geographyCode: codes[0] ?? "", ...roundedAway })];
    const known = { collection: clubs({ roundCountsTo: 5 }), councils: councils.slice(0, 1), figures };
    expect(publishedRanges(known)(england("middle", "members"))).toEqual({ low: "0.0", high: "100.0" });
  });

  it("has no upper end where a hidden council could have any number", () => {
    const plain = clubs();
    const middle = { ...plain.measures.middle, kind: "quantile", of: "members", at: "1/2" } as const;
    const collection = { ...plain, measures: { ...plain.measures, middle } } as Collection;
    const of = (values: readonly (string | null)[]) => {
      const figures = values.map((value, at) => figure("members", "all", { geographyCode: codes[at] ?? "", value }));
      return publishedRanges({ collection, councils: councils.slice(0, values.length), figures })(
        england("middle", "all"),
      );
    };
    expect(of(["10", null, "20", "40"])).toEqual({ low: "15", high: "30" });
    expect(of(["10", null, null, "20"])).toEqual({ low: "5", high: null });
  });

  it("is the same whatever is hidden", () => {
    const other: Given = { visitors: 97, members: 100, isHidden: true };
    expect(rangeOf([shown(10), shown(20), other], 5)).toEqual(rangeOf([shown(10), shown(20), hidden], 5));
  });

  it("is nothing for other figures, and where no single council has a figure", () => {
    const collection = clubs();
    const none = publishedRanges({ collection, councils, figures: [] });
    expect(none(england("middle", "members"))).toBeUndefined();
    expect(none(england("visiting", "members"))).toBeUndefined();
  });
});
