import { describe, expect, it } from "vitest";
import type { Coverage } from "../../packages/core/src/publish/make-coverage.ts";
import { makeCoverage } from "../../packages/core/src/publish/make-coverage.ts";
import type { Filed } from "./fixture.ts";
import { lending, loans, money, partsOf, placed, year } from "./fixture.ts";

async function coverageOf(filed: Filed): Promise<ReadonlyMap<string, Coverage>> {
  const periods = filed.periods ?? ["2010-11"];
  const councils = filed.councils ?? periods.flatMap((period) => placed(period));
  const collection = filed.collection ?? loans();
  const made = makeCoverage({
    collection,
    periods: periods.map(year),
    councils,
    parts: await partsOf(filed),
    returns: [],
  });
  return new Map(made.map((row) => [[row.measure, row.basis, row.period, row.geographyCode].join("/"), row]));
}

const four = ["101", "102", "103", "104"].map((code) => lending(code, "main", { books: 10n, films: 0n, members: 25n }));

describe("makeCoverage", () => {
  it("says who is missing and who sent only a part, for every area above a council", async () => {
    const coverage = await coverageOf({
      lending: [
        lending("101", "main", { books: 1n, films: 1n, members: 1n }),
        lending("102", "main", { books: 1n, films: { status: "c" }, members: 1n }),
      ],
    });
    expect(coverage.get("items/all/2010-11/E92000001")).toMatchObject({
      geography: "England",
      expected: 4,
      responded: 2,
      partial: 1,
      missing: ["Council 103", "Council 104"],
    });
    expect(coverage.get("per_member/everything/2010-11/R-North")).toMatchObject({
      expected: 2,
      responded: 1,
      partial: 1,
      missing: ["Council 102"],
    });
    expect(coverage.get("spend/all/2010-11/shire")).toMatchObject({ expected: 2, responded: 0, partial: 0 });
    expect([...coverage.values()].some(({ level }) => level === "council")).toBe(false);
  });

  it("gives a share no room where everyone is in it", async () => {
    const coverage = await coverageOf({ lending: four });
    expect(coverage.get("per_member/members/2010-11/E92000001")).toMatchObject({
      baseCovered: "100.0",
      low: "40.0",
      high: "40.0",
      missing: [],
    });
  });

  it("bounds a share by the base each missing council had when it last answered", async () => {
    const coverage = await coverageOf({
      periods: ["2009-10", "2010-11", "2011-12"],
      lending: [
        lending("104", "main", { books: 1n, films: 0n, members: 999n }, "2011-12"),
        ...four.slice(0, 3),
        lending("104", "main", { books: 1n, films: 0n, members: 25n }, "2009-10"),
      ],
    });
    expect(coverage.get("per_member/members/2010-11/E92000001")).toMatchObject({
      baseCovered: "75.0",
      low: "30.0",
      high: "55.0",
    });
    expect(coverage.get("per_member/members/2009-10/R-South")).toMatchObject({
      baseCovered: "50.0",
      low: "2.0",
      high: "52.0",
    });
  });

  it("knows no bounds where a missing council never answered, or another had its code", async () => {
    const never = await coverageOf({ lending: four.slice(0, 3) });
    expect(never.get("per_member/members/2010-11/E92000001")).toMatchObject({
      baseCovered: null,
      low: null,
      high: null,
    });
    const renewed = await coverageOf({
      periods: ["2009-10", "2010-11"],
      councils: [...placed("2009-10"), ...placed("2010-11", { "104": "2010-04-01" })],
      lending: [...four.slice(0, 3), lending("104", "main", { books: 1n, films: 0n, members: 25n }, "2009-10")],
    });
    expect(renewed.get("per_member/members/2010-11/E92000001")?.baseCovered).toBeNull();
  });

  it("bounds a number of councils by how many are missing, and a sum by nothing", async () => {
    const coverage = await coverageOf({ money: [money("101", 100n, 50n)] });
    expect(coverage.get("over_a_tenth/all/2010-11/E92000001")).toMatchObject({ low: "1", high: "4" });
    expect(coverage.get("spend/all/2010-11/E92000001")).toMatchObject({ low: null, high: null, baseCovered: null });
  });

  it("gives no bounds of a figure that is hidden, nor from the base of one", async () => {
    const collection = loans({ suppressBelow: 5 });
    const small = lending("101", "main", { books: 2n, films: 0n, members: 25n });
    const coverage = await coverageOf({ collection, lending: [small] });
    expect(coverage.get("per_member/members/2010-11/R-North")).toMatchObject({ low: null, high: null });
    const earlier = await coverageOf({
      collection,
      periods: ["2009-10", "2010-11"],
      lending: [...four.slice(0, 3), lending("104", "main", { books: 2n, films: 0n, members: 25n }, "2009-10")],
    });
    expect(earlier.get("per_member/members/2010-11/E92000001")).toMatchObject({
      responded: 3,
      baseCovered: null,
      low: null,
    });
  });
});
