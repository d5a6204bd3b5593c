import { describe, expect, it } from "vitest";
import { judgeTargets } from "../../packages/core/src/claims/judge-targets.ts";
import type { Target } from "../../packages/core/src/claims/target.ts";
import { targetStandings } from "../../packages/core/src/claims/target-standings.ts";
import { targets } from "../../packages/core/src/claims/targets.generated.ts";
import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import { findCollection } from "../../packages/core/src/collections/find-collection.ts";
import type { ProjectionMeasure, RatioMeasure } from "../../packages/core/src/collections/measures.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import { england, share } from "./figure.ts";

const days = ["2009-03-31", "2010-03-31", "2011-03-31", "2012-03-31", "2013-03-31", "2014-03-31"];
const periods = days.flatMap((id) => parsePeriod("census-day", id) ?? []);

const words = { title: "For a test", description: "For a test.", version: 1 };
const rate: RatioMeasure = { ...words, kind: "ratio", table: "people", bases: {} };
const expected: RatioMeasure = { ...rate, forecastOf: "rate" };
const carried: ProjectionMeasure = {
  ...words,
  kind: "projection",
  of: "rate",
  to: "2012-04-01",
  method: { kind: "last change" },
};

interface Given {
  readonly target?: Partial<Target>;
  readonly measures?: Collection["measures"];
  /** The value of each measure's figures, on every basis but the wide one, which has 10.0. */
  readonly values?: Readonly<Record<string, string>>;
}

function inputOf({ target: given, measures = { rate, carried }, values = { rate: "50.0", carried: "50.0" } }: Given) {
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
    ["narrow", "wide"].flatMap((basis) =>
      Object.entries(values).map(([measure, value]) =>
        england("a", measure, day, share(basis === "wide" ? "10.0" : value, "1", "2", basis)),
      ),
    ),
  );
  return { collection: { measures }, targets: [target], figures, periods };
}

function judged(given: Given) {
  return judgeTargets(inputOf(given));
}

describe("judgeTargets", () => {
  it("judges every basis side by side, in the order they were argued", () => {
    const [narrow, wide] = judged({});
    expect(narrow).toMatchObject({ basis: "narrow", verdict: "on course to meet", by: "0.0", value: "50.0" });
    expect(wide).toMatchObject({ basis: "wide", verdict: "on course to miss", by: "-40.0", targetValue: "50" });
  });

  it("decides by the outcome of the census of the eve, and not after", () => {
    const narrow = judged({ target: { bases: ["narrow"] }, values: { rate: "49.9", carried: "60.0" } });
    expect(narrow.map(({ period, verdict, judgedBy }) => [period, verdict, judgedBy])).toEqual([
      ["2009-03-31", "on course to meet", "projection"],
      ["2010-03-31", "on course to meet", "projection"],
      ["2011-03-31", "on course to meet", "projection"],
      ["2012-03-31", "missed", "outcome"],
    ]);
    const met = judged({ target: { bases: ["narrow"] }, values: { rate: "62.5", carried: "10.0" } });
    expect(met.at(-1)).toMatchObject({ verdict: "met", by: "12.5", measure: "rate" });
  });

  it("is not yet due where nothing says how it is going", () => {
    const narrow = judged({ target: { bases: ["narrow"] }, measures: { rate }, values: { rate: "62.5" } });
    expect(narrow.map(({ verdict }) => verdict)).toEqual(["not yet due", "not yet due", "not yet due", "met"]);
  });

  it("never lets a forecast decide, and believes one only about the period it is of", () => {
    const given = { measures: { rate, expected }, values: { expected: "90.0", rate: "10.0" } };
    const narrow = judged({ ...given, target: { bases: ["narrow"] } });
    expect(narrow.map(({ period, measure, verdict }) => [period, measure, verdict])).toEqual([
      ["2009-03-31", "rate", "not yet due"],
      ["2010-03-31", "rate", "not yet due"],
      ["2011-03-31", "expected", "on course to meet"],
      ["2012-03-31", "rate", "missed"],
    ]);
    const ofForecasts = judged({ ...given, target: { bases: ["narrow"], measure: "expected" } });
    expect(ofForecasts.map(({ period, verdict }) => [period, verdict])).toEqual([["2011-03-31", "on course to meet"]]);
  });

  it("judges a target only while it stood", () => {
    const stood = judged({ target: { bases: ["narrow"], setOn: "2010-11", replacedOn: "2012-01-01" } });
    expect(stood.map(({ period }) => period)).toEqual(["2011-03-31"]);
  });

  it("counts the period that ends on the day it was set, and not that of the day it was replaced", () => {
    const stood = judged({ target: { bases: ["narrow"], setOn: "2010-03-31", replacedOn: "2012-03-31" } });
    expect(stood.map(({ period }) => period)).toEqual(["2010-03-31", "2011-03-31"]);
  });

  it("has a year for its outcome, the day after which is too late", () => {
    const only = (dueOn: string) =>
      judgeTargets({ ...inputOf({ target: { dueOn } }), periods: periods.slice(-1) }).map(({ verdict }) => verdict);
    expect([only("2013-04-01"), only("2013-03-31")]).toEqual([["met", "missed"], []]);
  });

  it("believes a projection only to its own day", () => {
    const later = { ...carried, to: "2013-04-01" };
    const narrow = judged({ target: { bases: ["narrow"] }, measures: { rate, carried: later } });
    expect(narrow.map(({ verdict }) => verdict)).toEqual(["not yet due", "not yet due", "not yet due", "met"]);
  });

  it("judges England and everyone, whatever figures of groups come after", () => {
    const input = inputOf({ target: { bases: ["narrow"] } });
    const groups = input.figures.map((figure) => ({ ...figure, breakdown: "age=old", value: "1.0" }));
    const regions = input.figures.map((figure) => ({ ...figure, level: "region" as const, value: "1.0" }));
    const figures = [...input.figures, ...groups, ...regions];
    expect(judgeTargets({ ...input, figures })).toEqual(judgeTargets(input));
  });

  it("leaves a target undecided where no period ended within a year of its day", () => {
    expect(judged({ target: { dueOn: "2007-04-01" } })).toEqual([]);
  });

  it("says nothing where the share has no value, and passes on that it is synthetic", () => {
    const collection = findCollection("personal-budgets");
    if (collection === undefined) throw new Error("There is no survey");
    const [target] = targets;
    const none = england("personal-budgets", "forecast_share", "2010-03-31", { basis: "ongoing", status: "c" });
    const given = { collection, targets: target === undefined ? [] : [target], periods };
    expect(judgeTargets({ ...given, figures: [none] })).toEqual([]);
    const made = { ...none, status: null, value: "39.6", synthetic: true };
    expect(judgeTargets({ ...given, figures: [made] })).toMatchObject([
      { verdict: "on course to meet", judgedBy: "forecast", by: "9.6", synthetic: true },
    ]);
  });
});

describe("targetStandings", () => {
  const collection = findCollection("personal-budgets");
  const on = (day: string) => {
    if (collection === undefined) throw new Error("There is no survey");
    const figures = [
      england(collection.id, "forecast_share", "2010-03-31", share("25.1", "376000", "1500000", "indicator_130")),
      england(collection.id, "forecast_share", "2010-03-31", share("39.6", "376000", "950000", "ongoing")),
      england(collection.id, "share_holding", "2011-03-31", share("33.3", "1", "3", "ongoing")),
      england(collection.id, "share_holding_april_2013", "2012-03-31", share("71.0", "1", "3", "ongoing")),
      england(collection.id, "share_holding", "2013-03-31", share("76.0", "3", "4", "ongoing")),
    ];
    return targetStandings({ collection, targets, figures, periods }, day).map(
      ({ target, basis, standing, verdicts }) =>
        `${target} ${basis}: ${standing}${verdicts.map(({ verdict, by }) => `, ${verdict} by ${by}`).join("")}`,
    );
  };

  it("replays the history of 30, 100 and 70 percent for any day", () => {
    expect(on("2010-03-30").map((line) => line.split(": ")[1])).toEqual([
      "in force",
      "in force",
      "not yet set",
      "not yet set",
    ]);
    expect(on("2010-10-31")).toEqual([
      "pb-30-2011 indicator_130: in force, on course to miss by -4.9",
      "pb-30-2011 ongoing: in force, on course to meet by 9.6",
      "pb-100-2013 ongoing: not yet set",
      "pb-70-2013 ongoing: not yet set",
    ]);
    expect(on("2010-11-01")[2]).toBe("pb-100-2013 ongoing: in force");
    expect(on("2011-04-01")).toEqual([
      "pb-30-2011 indicator_130: past its day",
      "pb-30-2011 ongoing: past its day, met by 3.3",
      "pb-100-2013 ongoing: in force, not yet due by -66.7",
      "pb-70-2013 ongoing: not yet set",
    ]);
    expect(on("2012-10-25").slice(2)).toEqual([
      "pb-100-2013 ongoing: in force, on course to miss by -29.0",
      "pb-70-2013 ongoing: not yet set",
    ]);
    expect(on("2012-10-26").slice(2)).toEqual([
      "pb-100-2013 ongoing: replaced",
      "pb-70-2013 ongoing: in force, on course to meet by 1.0",
    ]);
    expect(on("2013-04-01").slice(2)).toEqual([
      "pb-100-2013 ongoing: replaced",
      "pb-70-2013 ongoing: past its day, met by 6.0",
    ]);
  });
});
