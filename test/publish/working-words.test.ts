import { describe, expect, it } from "vitest";
import { workingOf } from "../../packages/core/src/publish/explain/working-words.ts";
import { everyKind } from "./every-kind.ts";

type Worked = Parameters<typeof workingOf>[0];
type Snapshot = Parameters<typeof workingOf>[1];

const snapshot = {
  collection: everyKind({ percentFrom: "published" }),
  targets: [],
} as unknown as Snapshot;

function change(value: string, now: string, before: string): string | null {
  const figure = (unit: string, one: string) => ({ measure: "share_change", unit, value: one, status: null });
  const from = [now, before].map((one) => ({ worked: { figure: figure("percent", one) } }));
  const worked = { kind: "worked from others", figure: figure("percentage points", value), from };
  return workingOf(worked as unknown as Worked, snapshot);
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
    const monthly = { ...snapshot, collection: { ...snapshot.collection, period: "month" } } as unknown as Snapshot;
    const figure = (value: string, period: string) => ({
      measure: "onward",
      unit: "people",
      value,
      period,
      status: "p",
    });
    const from = [figure("120", "2024-03"), figure("110", "2024-02")].map((one) => ({ worked: { figure: one } }));
    const worked = { kind: "worked from others", figure: figure("130", "2024-03"), from };
    expect(workingOf(worked as unknown as Worked, monthly)).toBe(
      "110 (February 2024), 120 (March 2024), carried on by the last change to 1 April 2014: 130. Not an outcome.",
    );
  });
});
