import { describe, expect, it } from "vitest";
import { againstTargetFigures, changeFigures } from "../../packages/core/src/publish/aggregate/derived-figures.ts";
import type { ExactFigure } from "../../packages/core/src/publish/aggregate/exact-figure.ts";
import { whole } from "../../packages/core/src/publish/aggregate/fraction.ts";

const words = { title: "For a test", description: "For a test.", version: 1 };
const measure = { ...words, kind: "against-target", of: "share", target: "half" } as const;
const area: ExactFigure["area"] = {
  level: "england",
  code: "E92000001",
  name: "England",
  councils: ["101"],
  since: "",
};
const place = {
  measure: "share",
  basis: "all",
  unit: "percent",
  period: "2010-11",
  area,
  breakdown: null,
  responded: 1,
};

function against(status: ExactFigure["status"]): readonly (string | null)[] {
  const share: ExactFigure = { ...place, value: null, numerator: null, denominator: null, status };
  return againstTargetFigures("against", measure, [share], { unscaled: 50n, scale: 0 }).map((one) => one.status);
}

describe("a comparison with a target", () => {
  it("is there of a share of nothing, as it is of a hidden one, so that neither tells of the other", () => {
    expect([against("z"), against("c")]).toEqual([["z"], ["c"]]);
  });

  it("is not there of a share that nobody answered", () => {
    expect(against("x")).toEqual([]);
  });
});

describe("a change", () => {
  const share = (period: string, percent: number | null, status: ExactFigure["status"]): ExactFigure => {
    const value = percent === null ? null : ({ exact: whole(percent), quantity: "percent" } as const);
    return { ...place, period, value, numerator: null, denominator: null, status };
  };
  const change = (now: ExactFigure, before: ExactFigure) =>
    changeFigures("change", { ...words, kind: "change", of: "share" }, { now: [now], before: [before] }).map(
      ({ value, status, unit, comparedWith }) => [
        value === null ? null : Number(value.exact.top),
        status,
        unit,
        comparedWith,
      ],
    );

  it("is in points, and provisional where either figure is", () => {
    const [p, none] = ["p", null] as const;
    const of = (now: typeof p | null, before: typeof p | null) =>
      change(share("2011-12", 40, now), share("2010-11", 30, before));
    const points = "percentage points";
    expect(of(none, none)).toEqual([[10, null, points, "2010-11"]]);
    for (const found of [of(p, none), of(none, p), of(p, p)]) expect(found).toEqual([[10, "p", points, "2010-11"]]);
  });

  it("is hidden where either figure is, and there is none of a figure nobody gave", () => {
    const [shown, hidden] = [share("2011-12", 40, null), share("2010-11", null, "c")];
    expect(change(shown, hidden).map(([value, status]) => [value, status])).toEqual([[null, "c"]]);
    expect(change(share("2011-12", null, "c"), share("2010-11", 30, null)).map(([, status]) => status)).toEqual(["c"]);
    expect(change(shown, share("2010-11", null, "x"))).toEqual([]);
    expect(change(shown, share("2010-11", null, "z")).map(([, status]) => status)).toEqual(["z"]);
  });
});
