import { describe, expect, it } from "vitest";
import { makeFigures } from "../../packages/core/src/publish/aggregate/make-figures.ts";
import type { Coverage } from "../../packages/core/src/publish/make-coverage.ts";
import { makeCoverage } from "../../packages/core/src/publish/make-coverage.ts";
import type { Filed } from "./fixture.ts";
import { half, lending, loans, money, partsOf, placed, year } from "./fixture.ts";

async function coverageOf(filed: Filed, hidden = new Set<string>()): Promise<ReadonlyMap<string, Coverage>> {
  const periods = filed.periods ?? ["2010-11"];
  const councils = filed.councils ?? periods.flatMap((period) => placed(period));
  const collection = filed.collection ?? loans({ coverage: { ownMost: { times: 1 } } });
  const parts = await partsOf(filed);
  const given = { collection, periods: periods.map(year), councils, parts };
  const made = makeFigures({ ...given, targets: [half], origins: [] });
  const nothing = { value: null, numerator: null, denominator: null, status: "c" } as const;
  const figures = made.map((figure) => (hidden.has(figure.figure) ? { ...figure, ...nothing } : figure));
  const covered = makeCoverage({ ...given, figures, returns: [] });
  return new Map(covered.map((row) => [row.figure.replace("loans/", ""), row]));
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
    expect(coverage.get("items/all/2010-11/E92000001/all")).toMatchObject({
      geography: "England",
      expected: 4,
      responded: 2,
      partial: 1,
      missing: ["Council 103", "Council 104"],
    });
    expect(coverage.get("per_member/everything/2010-11/R-North/all")).toMatchObject({
      expected: 2,
      responded: 1,
      partial: 1,
      missing: ["Council 102"],
    });
    expect(coverage.get("spend/all/2010-11/shire/all")).toMatchObject({ expected: 2, responded: 0, partial: 0 });
    const councils = [...coverage.values()].filter(({ level }) => level === "council");
    expect(councils.every(({ responded }) => responded === 0)).toBe(true);
    expect(coverage.get("items/all/2010-11/103/all")).toMatchObject({ missing: ["Council 103"] });
  });

  it("gives a share no room where everyone is in it", async () => {
    const coverage = await coverageOf({ lending: four });
    expect(coverage.get("per_member/members/2010-11/E92000001/all")).toMatchObject({
      baseCovered: "100.0",
      low: "40.0",
      high: "40.0",
      missing: [],
    });
  });

  it("bounds a share by the most base each missing council had, and carries its last answer forward", async () => {
    const coverage = await coverageOf({
      periods: ["2009-10", "2010-11", "2011-12"],
      lending: [
        lending("104", "main", { books: 1n, films: 0n, members: 50n }, "2011-12"),
        ...four.slice(0, 3),
        lending("104", "main", { books: 5n, films: 0n, members: 25n }, "2009-10"),
      ],
    });
    expect(coverage.get("per_member/members/2010-11/E92000001/all")).toMatchObject({
      baseCovered: "75.0",
      low: "24.0",
      high: "64.0",
      estimate: "35.0",
    });
    expect(coverage.get("per_member/members/2010-11/E92000001/branch=main")).toMatchObject({
      low: "24.0",
      high: "64.0",
    });
    expect(coverage.get("per_member/members/2010-11/104/all")).toMatchObject({
      low: "0.0",
      high: "100.0",
      estimate: "20.0",
    });
    expect(coverage.get("per_member/members/2009-10/R-South/all")).toMatchObject({
      baseCovered: "50.0",
      estimate: null,
    });
  });

  it("leaves a sum room for what a council that sent a part could have beside it", async () => {
    const before = ["101", "102"].map((code) =>
      lending(code, "main", { books: 10n, films: 6n, members: 25n }, "2009-10"),
    );
    const partly = lending("102", "main", { books: 1n, films: { status: "x" }, members: 25n });
    const coverage = await coverageOf({
      periods: ["2009-10", "2010-11"],
      lending: [...before, lending("101", "main", { books: 8n, films: 4n, members: 25n }), partly],
    });
    expect(coverage.get("items/all/2010-11/R-North/all")).toMatchObject({ partial: 1, low: "13", high: "29" });
  });

  it("takes no later answer for an estimate, and no estimate that leaves a council out", async () => {
    const coverage = await coverageOf({
      periods: ["2009-10", "2010-11"],
      lending: [...four.slice(0, 2), lending("104", "main", { books: 5n, films: 0n, members: 25n }, "2009-10")],
    });
    expect(coverage.get("items/all/2010-11/R-South/all")).toMatchObject({ estimate: null, low: "0", high: null });
    expect(coverage.get("items/all/2010-11/104/all")).toMatchObject({ estimate: "5", low: "0", high: "5" });
  });

  it("knows no bounds where a missing council never answered, or another had its code", async () => {
    const never = await coverageOf({ lending: four.slice(0, 3) });
    expect(never.get("per_member/members/2010-11/E92000001/all")).toMatchObject({
      baseCovered: null,
      low: null,
      high: null,
    });
    const renewed = await coverageOf({
      periods: ["2009-10", "2010-11"],
      councils: [...placed("2009-10"), ...placed("2010-11", { "104": "2010-04-01" })],
      lending: [...four.slice(0, 3), lending("104", "main", { books: 1n, films: 0n, members: 25n }, "2009-10")],
    });
    expect(renewed.get("per_member/members/2010-11/E92000001/all")?.baseCovered).toBeNull();
  });

  it("bounds a number of councils by how many are missing, and a sum by nothing", async () => {
    const coverage = await coverageOf({ money: [money("101", 100n, 50n)] });
    expect(coverage.get("over_a_tenth/all/2010-11/E92000001/all")).toMatchObject({ low: "1", high: "4" });
    expect(coverage.get("spend/all/2010-11/E92000001/all")).toMatchObject({ low: null, high: null, baseCovered: null });
  });

  it("tells nothing of a council that is not published, where small numbers are protected", async () => {
    const rules = {
      below: 5,
      zeros: "shown",
      width: { kind: "small" },
      base: 5,
      mostHidden: 0.5,
      steps: ["hide"],
    } as const;
    const collection = loans({ coverage: { ownMost: { times: 1 } }, disclosure: { kind: "protected", ...rules } });
    const filed = {
      periods: ["2009-10", "2010-11"],
      lending: [...four.slice(0, 3), lending("104", "main", { books: 5n, films: 0n, members: 25n }, "2009-10")],
    };
    const id = "loans/per_member/members/2009-10/104/all";
    const told = await coverageOf({ ...filed, collection });
    expect(told.get("per_member/members/2010-11/E92000001/all")).toMatchObject({ low: "30.0", estimate: "35.0" });
    expect(told.get("per_member/members/2010-11/E92000001/branch=main")).toMatchObject({ low: "30.0", estimate: null });
    const hidden = await coverageOf({ ...filed, collection }, new Set([id]));
    expect(hidden.get("per_member/members/2010-11/E92000001/all")).toMatchObject({
      baseCovered: null,
      low: null,
      high: null,
      estimate: null,
    });
  });
});
