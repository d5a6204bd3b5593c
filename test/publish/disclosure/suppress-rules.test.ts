import { describe, expect, it } from "vitest";
import type { RowGroup } from "../../../packages/core/src/publish/aggregate/row-groups.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import type { Coverage } from "../../../packages/core/src/publish/make-coverage.ts";
import { concealCoverage } from "../../../packages/core/src/publish/suppress/conceal-coverage.ts";
import { protectRelease } from "../../../packages/core/src/publish/suppress/protect-release.ts";
import { openSolver } from "../../../packages/core/src/solver/open-solver.ts";
import { clubs } from "./clubs.ts";

const period = "2010-11";
const area = { gss: "", region: "North East", regionCode: "E12000001", type: "Districts", typeCode: "districts" };
const councils = [{ ...area, period, code: "106", name: "Gateshead", since: "" }];

function figure(id: string, shown: Partial<Figure> = {}): Figure {
  const [collection = "", measure = "", basis = "", when = "", geographyCode = "", breakdown = ""] = id.split("/");
  const spot = { figure: id, collection, measure, basis, period: when, geographyCode, breakdown };
  const numbers = { value: "40", status: null, numerator: null, denominator: null } as const;
  const counts = { expected: 1, responded: 1, synthetic: true, waivers: 0 };
  return { ...spot, ...numbers, ...counts, level: "council", geography: "", unit: "people", ...shown };
}

describe("what is protected", () => {
  const place = { table: "people", period, council: "106", submission: "a", unknown: new Set<string>() };
  const groups: readonly RowGroup[] = [
    { ...place, categories: { club: "chess" }, counts: { members: 43n, visitors: 12n } },
  ];
  const protectedAs = (value: string, roundCountsTo = 1) => {
    const collection = clubs({ roundCountsTo });
    const figures = [figure(`clubs/members/all/${period}/106/all`, { value })];
    const draft = { collection, councils, groups, signatureOf: () => "" };
    return protectRelease({ draft, earlier: [], makeFigures: () => figures }, openSolver);
  };

  it("has to be what is published: nothing is, where a figure is not the sum of the rows behind it", async () => {
    await expect(protectedAs("41")).rejects.toThrow(/is 41, and not the sum/);
    expect(await protectedAs("43")).toMatchObject({ outcome: "protected", figures: [{ value: "43" }] });
    await expect(protectedAs("43", 5)).rejects.toThrow(/is 43, and not the sum/);
    expect(await protectedAs("45", 5)).toMatchObject({ outcome: "protected", figures: [{ value: "45" }] });
  });
});

describe("coverage of what is hidden", () => {
  const place = { period, level: "council", geographyCode: "106", geography: "", measure: "members" } as const;
  const bounds = { baseCovered: "90.0", low: "40", high: "44", estimate: "41" };
  const row: Coverage = {
    ...{ ...place, figure: `clubs/members/all/${period}/106/all`, basis: "all", breakdown: "all" },
    ...{ expected: 2, responded: 1, partial: 0, missing: ["Durham"], waivers: 0, ...bounds },
  };
  const nothing = { baseCovered: null, low: null, high: null, estimate: null };
  const later = "2011-12";
  const durham = { ...area, period: later, code: "116", name: "Durham", since: "" };
  const told = (figures: readonly Figure[], hidden: readonly string[]) =>
    concealCoverage([row], {
      collection: clubs({}),
      councils: [...councils, durham],
      figures,
      formOf: (spot) => (hidden.includes(spot.figure) ? "hidden" : "shown"),
    })[0];
  const own = figure(row.figure);

  it("has no bounds and no estimate, nor that of what is not published at all", () => {
    expect(told([own], [])).toMatchObject(bounds);
    expect(told([own], [row.figure])).toMatchObject(nothing);
    expect(told([], [])).toMatchObject(nothing);
  });

  it("has none where a missing council is hidden in any period, of that measure and basis alone", () => {
    const others = ["members/all", "visiting/members"].map((of) => figure(`clubs/${of}/${later}/116/club=chess`));
    const [same = own, other = own] = others;
    expect(told([own, ...others], [same.figure])).toMatchObject(nothing);
    expect(told([own, ...others], [other.figure])).toMatchObject(bounds);
  });
});
