import { describe, expect, it } from "vitest";
import type { CoverageRules } from "../../packages/core/src/collections/measures.ts";
import { codes, everyKind, type Given, helpOf } from "./every-kind.ts";

const given = (period: string, council: string): Given => ({
  ...{ period, council, cost: 1 },
  ...{ young: [5, 10, 0], old: [5, 10, 0] },
});
const before = codes.map((code) => given("2010-11", code));
const england = "2011-12/E92000001/all";

/** A full period, and one in which the first councils of the list are missing. */
async function missing(count: number, coverage: CoverageRules, collection = everyKind({ coverage })) {
  const now = codes.slice(count).map((code) => given("2011-12", code));
  return helpOf([...before, ...now], collection);
}

/** The bounds of those helped, who are within those asked: 20 in every council. */
async function most(ownMost: NonNullable<CoverageRules["ownMost"]>): Promise<string | null | undefined> {
  const { coverage } = await missing(1, { ownMost });
  return coverage.get(`helped/all/${england}`)?.high;
}

describe("the most a missing council can have", () => {
  it("is so many times what it gave, and never less than a number", async () => {
    expect(await most({ times: 2 })).toBe("190");
    expect(await most({ times: 2, atLeast: 50 })).toBe("200");
    expect(await most({ times: 2, atLeast: 30 })).toBe("190");
  });

  it("is a percent of its people where that is less", async () => {
    expect(await most({ times: 2, ofPopulation: { population: "adults", percent: 1 } })).toBe("170");
    expect(await most({ times: 2, ofPopulation: { population: "adults", percent: 50 } })).toBe("190");
  });
});

describe("a rate with a council missing", () => {
  it("is estimated with what the council had last, of its people of now", async () => {
    const { coverage } = await missing(1, { ownMost: { times: 2 } });
    expect(coverage.get(`rate/all/${england}`)).toMatchObject({ low: "4.7", high: "5.9", estimate: "5.0" });
  });

  it("has no room for a council whose people are not known: it could not be in it", async () => {
    const whole = everyKind({ coverage: { ownMost: { times: 2 } } });
    const [first = ""] = codes;
    const known = Object.fromEntries(codes.filter((code) => code !== first).map((code) => [code, 2_000]));
    const adults = { title: "Adults", source: "For a test", version: 1 };
    const populations = { adults: { ...adults, estimates: [{ asOf: "2009-06-30", people: known }] } };
    const { coverage } = await missing(1, {}, { ...whole, populations });
    expect(coverage.get(`rate/all/${england}`)).toMatchObject({ low: "5.0", high: "5.0" });
  });
});

describe("a sum and a share with a council missing", () => {
  const rounded = everyKind({ roundCountsTo: 5, coverage: { ownMost: { times: 2 } } });
  const boundsOf = async (now: (given: Given, at: number) => Given, collection = rounded) => {
    const [, ...others] = codes;
    const sent = others.map((code, at) => now(given("2011-12", code), at));
    return (await helpOf([...before, ...sent], collection)).coverage;
  };

  it("have room for what rounding took off", async () => {
    const more = await boundsOf((one, at) => (at === 0 ? { ...one, young: [7, 10, 0] } : one));
    expect(more.get(`helped/all/${england}`)).toMatchObject({ low: "150", high: "195" });
  });

  it("are never more than all", async () => {
    const all = await boundsOf((one) => ({ ...one, young: [10, 10, 0], old: [10, 10, 0] }));
    expect(all.get(`share/asked/${england}`)).toMatchObject({ high: "100.0" });
  });

  it("have the base that a council can have at most: of one that is within another, as much as that had", async () => {
    const coverage = { ownMost: { times: 2 } };
    const whole = everyKind({ coverage });
    const { asked, foreseen } = whole.measures;
    if (asked?.kind !== "sum" || foreseen?.kind !== "sum") throw new TypeError("Two sums are needed");
    const { forecastOf: _, ...everyone } = foreseen;
    const measures = { ...whole.measures, asked: { ...asked, within: "everyone" }, everyone };
    const expecting = (one: Given): Given => ({ ...one, young: [5, 10, 15], old: [5, 10, 15] });
    const { coverage: found } = await helpOf(
      [...before.map(expecting), ...codes.slice(1).map((code) => expecting(given("2011-12", code)))],
      { ...whole, measures },
    );
    expect(found.get(`share/asked/${england}`)).toMatchObject({ low: "41.7", high: "58.3" });
  });
});

describe("a median with councils missing", () => {
  it("could be nothing where so many are missing that they could all stand below it", async () => {
    const { coverage } = await missing(9, { ownMost: { times: 2 } });
    expect(coverage.get(`helped_middle/all/${england}`)?.low).toBe("0");
    const few = await missing(1, { ownMost: { times: 2 } });
    expect(few.coverage.get(`helped_middle/all/${england}`)?.low).toBe("10");
  });
});

describe("a change with a council missing", () => {
  const change = `helped_change/all/${england}`;

  it("could be a step more or less than its two figures could differ by, since it is rounded last", async () => {
    const { figures, coverage } = await missing(1, { ownMost: { times: 2 } });
    expect(figures.get(change)?.value).toBe("-10");
    expect(coverage.get(change)).toMatchObject({ low: "-11", high: "31", estimate: "0" });
  });

  it("has no estimate where neither of its figures has", async () => {
    const both = ["2010-11", "2011-12"].flatMap((period) => codes.slice(1).map((code) => given(period, code)));
    const { figures, coverage } = await helpOf(both);
    expect(figures.get(change)?.value).toBe("0");
    expect(coverage.get(change)).toMatchObject({ estimate: null });
  });
});

describe("too few councils", () => {
  it("are fewer than the percent declared: so many make a figure that is not provisional", async () => {
    const status = async (count: number) =>
      (await missing(count, { provisionalBelow: 50 })).figures.get(`helped/all/${england}`)?.status;
    expect([await status(8), await status(9)]).toEqual([null, "p"]);
  });
});
