import { describe, expect, it } from "vitest";
import { againstTargetFigures } from "../../packages/core/src/publish/aggregate/derived-figures.ts";
import type { ExactFigure } from "../../packages/core/src/publish/aggregate/exact-figure.ts";

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
