import { describe, expect, it } from "vitest";
import { judgeTargets } from "../../packages/core/src/claims/judge-targets.ts";
import type { Target } from "../../packages/core/src/claims/target.ts";
import { targets } from "../../packages/core/src/claims/targets.generated.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import { england, share } from "./figure.ts";

const days = ["2009-03-31", "2010-03-31", "2011-03-31", "2012-03-31", "2013-03-31", "2014-03-31"];
const periods = days.flatMap((id) => parsePeriod("census-day", id) ?? []);

function judged(value: string, given: Partial<Target> = {}) {
  const target: Target = {
    id: "half",
    collection: "a",
    measure: "rate",
    bases: ["narrow", "wide"],
    share: "50",
    dueOn: "2012-04-01",
    note: "For a test.",
    source: "For a test",
    ...given,
  };
  const figures = days.flatMap((day) =>
    ["narrow", "wide"].map((basis) =>
      england("a", "rate", day, share(basis === "wide" ? "10.0" : value, "1", "2", basis)),
    ),
  );
  return judgeTargets([target], figures, periods);
}

describe("judgeTargets", () => {
  it("judges every basis side by side, in the order they were argued", () => {
    const [narrow, wide] = judged("50.0");
    expect(narrow).toMatchObject({ basis: "narrow", verdict: "on course to meet", by: "0.0", value: "50.0" });
    expect(wide).toMatchObject({ basis: "wide", verdict: "on course to miss", by: "-40.0", targetValue: "50" });
  });

  it("decides on the census of the eve, and not after", () => {
    const narrow = judged("49.9", { bases: ["narrow"] }).map(({ period, verdict }) => [period, verdict]);
    expect(narrow).toEqual([
      ["2009-03-31", "on course to miss"],
      ["2010-03-31", "on course to miss"],
      ["2011-03-31", "on course to miss"],
      ["2012-03-31", "missed"],
    ]);
    expect(judged("62.5", { bases: ["narrow"] }).at(-1)).toMatchObject({ verdict: "met", by: "12.5" });
  });

  it("judges a target only while it stood", () => {
    const stood = judged("50.0", { bases: ["narrow"], setOn: "2010-11", replacedOn: "2012-01-01" });
    expect(stood.map(({ period }) => period)).toEqual(["2011-03-31"]);
  });

  it("leaves a target undecided where no period ended within a year of its day", () => {
    expect(judged("50.0", { dueOn: "2007-04-01" })).toEqual([]);
  });

  it("says nothing where the share has no value, and passes on that it is synthetic", () => {
    const [target] = targets;
    const none = england("personal-budgets", "forecast_share", "2010-03-31", { basis: "ongoing", status: "c" });
    expect(judgeTargets(target === undefined ? [] : [target], [none], periods)).toEqual([]);
    const made = { ...none, status: null, value: "39.6", synthetic: true };
    expect(judgeTargets(target === undefined ? [] : [target], [made], periods)).toMatchObject([
      { verdict: "on course to meet", by: "9.6", synthetic: true },
    ]);
  });
});
