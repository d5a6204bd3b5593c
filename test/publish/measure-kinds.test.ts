import { beforeAll, describe, expect, it } from "vitest";
import { codes, everyKind, type Given, helpOf } from "./every-kind.ts";

type Helped = Awaited<ReturnType<typeof helpOf>>;

/** Council n of 16 helps n of 20 young people and 20 - n of 20 old ones; in later years one more of each is helped. */
function given(period: string, later: number): readonly Given[] {
  return codes.map((council, at) => ({
    period,
    council,
    young: [at + 1 + later, 20 + later, at + 2],
    old: [later, 20, 1],
    cost: 100 * (at + 1),
  }));
}

let help: Helped;
const value = (id: string) => {
  const figure = help.figures.get(id);
  return figure === undefined ? undefined : [figure.value, figure.status, figure.responded];
};

beforeAll(async () => {
  help = await helpOf([...given("2009-10", 0), ...given("2010-11", 1), ...given("2011-12", 3)]);
});

describe("a share", () => {
  it("is of the rows of its part, and never broken down by the column of the part", () => {
    expect(help.figures.get("old/all/2011-12/E92000001/all")).toMatchObject({
      value: "20.7",
      unit: "percent",
      numerator: "48",
      denominator: "232",
    });
    expect([...help.figures.keys()].some((id) => id.startsWith("old/") && id.includes("age="))).toBe(false);
  });
});

describe("a rate", () => {
  it("takes the people of the latest day not after the period, and says which day", () => {
    expect(help.figures.get("rate/all/2010-11/E92000001/all")).toMatchObject({
      value: "10.5",
      unit: "per 1,000",
      numerator: "168",
      denominator: "16000",
      baseDay: "2009-06-30",
    });
    expect(help.figures.get("rate/all/2011-12/101/all")).toMatchObject({ denominator: "2000", baseDay: "2011-06-30" });
  });

  it("is broken down where people are known by the same groups, and not available where they are not", () => {
    expect(value("rate/all/2010-11/E92000001/age=old")).toEqual(["2.5", null, 16]);
    expect(value("rate/all/2011-12/E92000001/age=old")).toEqual([null, "x", 0]);
    expect(value("rate/all/2010-11/E92000001/age=young")).toEqual([null, "x", 0]);
  });

  it("is not broken down at all where people are not known by groups", async () => {
    const { figures } = await helpOf(given("2010-11", 1), everyKind({}, "not told"));
    expect([...figures.keys()].some((id) => id.startsWith("rate/") && id.includes("age="))).toBe(false);
  });
});

describe("a quantile", () => {
  it("is the mean of the two councils it falls between", () => {
    expect(value("share_middle/asked/2009-10/E92000001/all")).toEqual(["21.3", null, 16]);
    expect(value("share_low/asked/2009-10/E92000001/all")).toEqual(["11.3", null, 16]);
    expect(value("helped_middle/all/2009-10/R-South/all")).toEqual(["13", null, 8]);
    expect(value("rate_high/all/2009-10/R-North/all")).toEqual(["6.5", null, 8]);
  });

  it("is the value of a council where it falls on one, and stands between councils only", async () => {
    const { figures } = await helpOf(given("2009-10", 0).slice(0, 5));
    expect(figures.get("share_middle/asked/2009-10/E92000001/all")).toMatchObject({ value: "7.5", responded: 5 });
    expect(figures.get("share_low/asked/2009-10/E92000001/all")).toMatchObject({ value: "5.0" });
    expect(figures.get("share_middle/asked/2009-10/R-South/all")).toMatchObject({ value: null, status: "x" });
    expect([...figures.values()].some(({ measure, level }) => measure === "share_middle" && level === "council")).toBe(
      false,
    );
  });

  it("leaves councils without a base out", async () => {
    const rows = given("2009-10", 0).slice(0, 3);
    const none: Given = { period: "2009-10", council: "104", young: [0, 0, 0], old: [0, 0, 0], cost: 1 };
    const { figures } = await helpOf([...rows, none]);
    expect(figures.get("share_middle/asked/2009-10/E92000001/all")).toMatchObject({ value: "5.0", responded: 3 });
  });
});

describe("a change", () => {
  it("is on the period before, or on the one named", () => {
    expect(value("share_change/asked/2011-12/E92000001/all")).toEqual(["8.1", null, 16]);
    expect(value("share_since/asked/2011-12/E92000001/all")).toEqual(["12.5", null, 16]);
    expect(value("share_since/asked/2009-10/E92000001/all")).toBeUndefined();
  });

  it("is on the last period there is where one was left out, which a change on a year before is not", async () => {
    const { figures } = await helpOf([...given("2009-10", 0), ...given("2011-12", 3)]);
    expect(figures.get("share_change/asked/2011-12/E92000001/all")?.value).toBe("12.5");
    expect(figures.has("helped_change/all/2011-12/E92000001/all")).toBe(false);
  });
});

describe("a forecast against what came of it", () => {
  it("counts the councils that reached theirs, and by how much all are off", () => {
    // Forecast for council n: n + 2; it had n + 2 a year later, of both ages.
    expect(value("met/all/2010-11/E92000001/all")).toEqual(["16", null, 16]);
    expect(value("missed_by/all/2010-11/E92000001/all")).toEqual(["0", null, 16]);
    expect(value("missed_by/all/2011-12/E92000001/all")).toEqual(["64", null, 16]);
    expect(help.figures.get("reached/all/2011-12/E92000001/all")).toMatchObject({
      value: "138.1",
      numerator: "232",
      denominator: "168",
      nature: "outcome",
    });
  });

  it("is over the councils that gave both, each compared with itself", async () => {
    const { figures } = await helpOf([...given("2009-10", 0).slice(0, 4), ...given("2010-11", 1).slice(2, 7)]);
    expect(figures.get("met/all/2010-11/E92000001/all")).toMatchObject({ value: "2", responded: 2, expected: 16 });
    expect(figures.has("met/all/2009-10/E92000001/all")).toBe(false);
  });

  it("is told from an outcome", () => {
    expect(help.figures.get("foreseen/all/2010-11/E92000001/all")?.nature).toBe("forecast");
    expect(help.figures.get("helped/all/2010-11/E92000001/all")?.nature).toBe("outcome");
  });
});

describe("a projection", () => {
  it("carries the last change on by days, provisional and marked as what it is", () => {
    // 168 on 31 March 2011 and 232 a year (366 days) later: 64 x 731 / 366 more on 1 April 2014.
    expect(help.figures.get("onward/all/2011-12/E92000001/all")).toMatchObject({
      value: "360",
      status: "p",
      nature: "projection",
      numerator: "232",
    });
  });

  it("lays the line of least squares through the last periods, within its limits", () => {
    const figure = help.figures.get("line/asked/2011-12/E92000001/all");
    expect(figure).toMatchObject({ status: "p", nature: "projection", unit: "percent", value: "45.6" });
    expect(value("line/asked/2009-10/E92000001/all")).toBeUndefined();
  });
});

describe("the definition in a figure", () => {
  it("changes with the meaning of its measure, and of what that is made of", async () => {
    const base = everyKind();
    const sum = base.measures["helped"];
    if (sum?.kind !== "sum") throw new Error("helped is a sum");
    const changed = { ...base, measures: { ...base.measures, helped: { ...sum, terms: ["asked"] } } };
    const { figures } = await helpOf(given("2010-11", 1), changed);
    const marks = (measure: string) => {
      const id = [...figures.keys()].find(
        (key) => key.startsWith(`${measure}/`) && key.endsWith("2010-11/E92000001/all"),
      );
      return [help.figures.get(id ?? "")?.definition, figures.get(id ?? "")?.definition];
    };
    for (const measure of ["helped", "helped_middle"]) expect(new Set(marks(measure)).size, measure).toBe(2);
    for (const measure of ["share", "cost"]) expect(new Set(marks(measure)).size, measure).toBe(1);
    expect(marks("helped")[1]).toMatch(/^1-[0-9a-f]{8}$/);
  });
});

describe("figures of too few councils", () => {
  it("are provisional or withheld as the collection declares, with what is made of them; a council's own are not", async () => {
    const few = [...given("2009-10", 0), ...given("2010-11", 1).slice(0, 9)];
    const collection = everyKind({ coverage: { provisionalBelow: 60, withheldBelow: 40 } });
    const { figures, coverage } = await helpOf(few, collection);
    const at = (id: string) => [figures.get(id)?.value ?? null, figures.get(id)?.status];
    expect(at("helped/all/2010-11/E92000001/all")).toEqual(["63", "p"]);
    expect(at("helped_change/all/2010-11/E92000001/all")[1]).toBe("p");
    expect(at("helped/all/2010-11/R-South/all")).toEqual([null, "x"]);
    expect(at("helped/all/2010-11/R-North/all")).toEqual(["52", null]);
    expect(at("helped/all/2010-11/109/all")).toEqual(["11", null]);
    expect(figures.has("helped_change/all/2010-11/R-South/all")).toBe(false);
    expect(coverage.get("helped/all/2010-11/R-South/all")).toMatchObject({ low: null, high: null, estimate: null });
  });
});
