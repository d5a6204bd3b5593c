import { describe, expect, it } from "vitest";
import type { WorkedFigure, WorkedSnapshot } from "../../packages/core/src/publish/explain/work-figure.ts";
import { workingOf } from "../../packages/core/src/publish/explain/working-words.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { everyKind } from "./every-kind.ts";

const PERIODS = { now: "2011-12", before: "2010-11" };

const snapshot: WorkedSnapshot = {
  collection: everyKind({ percentFrom: "published" }),
  targets: [],
  claims: [],
  series: [],
  figures: new Map(),
  councils: [],
  rowsOf: () => [],
};

function figure(measure: string, period: string, { unit, value }: Pick<Figure, "unit" | "value">): Figure {
  const place = { period, level: "england", geographyCode: "E92000001", geography: "England" } as const;
  const councils = { expected: 16, responded: 16, waivers: 0, synthetic: false };
  const id = `help/${measure}/asked/${period}/E92000001/all`;
  const amounts = { unit, value, status: null, numerator: null, denominator: null };
  return {
    figure: id,
    collection: "help",
    measure,
    basis: "asked",
    breakdown: "all",
    ...place,
    ...amounts,
    ...councils,
  };
}

function worked(shown: Figure, from: Extract<WorkedFigure, { from: unknown }>["from"]): WorkedFigure {
  const { measure, basis, unit, period, responded } = shown;
  const area = { level: "england", code: "E92000001", name: "England", since: "", councils: [] } as const;
  const nothing = { breakdown: null, value: null, status: null, numerator: null, denominator: null };
  const exact = { measure, basis, unit, period, area, responded, ...nothing };
  return { kind: "worked from others", figure: shown, exact, from, target: null };
}

/** What is said of a change from two percentages as they are shown. */
function change(value: string, now: string, before: string): string | null {
  const share = (period: string, one: string) => worked(figure("share", period, { unit: "percent", value: one }), []);
  const shown = figure("share_change", PERIODS.now, { unit: "percentage points", value });
  const from = [
    { role: "now", worked: share(PERIODS.now, now) },
    { role: "before", worked: share(PERIODS.before, before) },
  ] as const;
  return workingOf(worked(shown, from), snapshot);
}

describe("the working of a change", () => {
  it("is a sum that comes out", () => {
    expect(change("2.3", "12.4", "10.1")).toBe("12.4% less 10.1%: +2.3 points.");
  });

  it("says where it does not come out of what is shown, because neither was rounded before", () => {
    expect(change("2.2", "12.4", "10.1")).toBe("12.4% less 10.1%: +2.2 points, worked before either was rounded.");
  });
});

describe("the working of a projection", () => {
  it("names the periods it is carried on from as people write them", () => {
    const monthly: WorkedSnapshot = { ...snapshot, collection: { ...snapshot.collection, period: "month" } };
    const of = (measure: string, period: string, value: string) => figure(measure, period, { unit: "people", value });
    const from = [
      { role: "now", worked: worked(of("helped", "2024-03", "120"), []) },
      { role: "before", worked: worked(of("helped", "2024-02", "110"), []) },
    ] as const;
    expect(workingOf(worked(of("onward", "2024-03", "130"), from), monthly)).toBe(
      "110 (February 2024), 120 (March 2024), carried on by the last change to 1 April 2014: 130. Not an outcome.",
    );
  });
});
