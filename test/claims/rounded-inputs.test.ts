import { describe, expect, it } from "vitest";
import type { Claim } from "../../packages/core/src/claims/claim.ts";
import { decimalOf, judgeNumber } from "../../packages/core/src/claims/judge-number.ts";
import { recomputeFigure } from "../../packages/core/src/claims/judge-recompute.ts";
import type { Fraction } from "../../packages/core/src/publish/aggregate/fraction.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { england, share } from "./figure.ts";

const recompute = {
  ...({ kind: "figure", measure: "share", basis: "all", geography: "E92000001" } as const),
  ...({ breakdown: "all", part: "value" } as const),
};
const claim: Claim = {
  ...{ id: "a", collection: "survey", period: "2010-03-31", asOf: "2010-03-31", statement: "For a test." },
  ...{ stated: "50", unit: "percent", precision: { kind: "exact" }, source: "For a test", inputsRoundedTo: "5" },
  recompute,
};

function found(given: Partial<Figure>, of: Claim = claim) {
  const figure = england("survey", "share", "2010-03-31", { responded: 2, ...given });
  const known = recomputeFigure(of, recompute, new Map([[figure.figure, figure]]));
  if (known.kind === "none") throw new RangeError(known.reason);
  const number = (one: Fraction | undefined) => one && Number(one.top) / Number(one.bottom);
  return { exact: number(known.exact), low: number(known.range?.low), high: number(known.range?.high) };
}

describe("a number worked out from rounded inputs", () => {
  it("is out by half of what they were rounded to, as often as there are councils in it", () => {
    expect(found({ value: "100" })).toEqual({ exact: 100, low: 95, high: 105 });
    const { inputsRoundedTo: _, ...exactly } = claim;
    expect(found({ value: "100" }, exactly)).toEqual({ exact: 100, low: undefined, high: undefined });
  });

  it("is out by twice that where it is the change between two", () => {
    expect(found({ value: "70", numerator: "170" })).toEqual({ exact: 70, low: 60, high: 80 });
  });

  it("is a share of the least in the most, up to the most in the least", () => {
    const { exact, low, high } = found(share("50.0", "100", "200", "all"));
    expect(exact).toBe(50);
    expect(low).toBeCloseTo((100 * 95) / 205, 10);
    expect(high).toBeCloseTo((100 * 105) / 195, 10);
  });

  it("is what it is where the base could be nobody", () => {
    expect(found(share("60.0", "3", "5", "all"))).toEqual({ exact: 60, low: 60, high: 60 });
  });

  it("is the published value where its two sides come to another: it was not worked from them", () => {
    expect(found(share("33.3", "10", "25", "all")).exact).toBe(33.3);
    expect(found(share("33.3", "10", "30", "all")).exact).toBeCloseTo(100 / 3, 10);
  });
});

describe("a stated number", () => {
  const precision = { kind: "places", places: 0 } as const;
  const judge = (value: string, low: number, high: number) => {
    const half = (steps: number): Fraction => ({ top: BigInt(steps), bottom: 2n });
    const computed = { exact: half(60), range: { low: half(2 * low), high: half(2 * high) } };
    return judgeNumber(computed, { value: decimalOf(value), precision }).verdict;
  };

  it("is reproduced within rounding where what it was rounded from may touch what the inputs allow", () => {
    expect([judge("25", 25.5, 35), judge("35", 25, 34.5)]).toEqual(Array(2).fill("reproduced within rounding"));
    expect([judge("24", 25.5, 35), judge("36", 25, 34.5)]).toEqual(Array(2).fill("not reproduced"));
  });
});
