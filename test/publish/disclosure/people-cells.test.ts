import { describe, expect, it } from "vitest";
import { type Collection, defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import type { RowGroup } from "../../../packages/core/src/publish/aggregate/row-groups.ts";
import { leafId, leafValue } from "../../../packages/core/src/publish/suppress/leaf-id.ts";
import {
  cellFinder,
  type FigureSpot,
  type ReleaseRows,
} from "../../../packages/core/src/publish/suppress/people-cells.ts";
import { councilsPlaced, hasSmall } from "../../../packages/core/src/publish/suppress/placed-councils.ts";
import { clubs, protectedRules } from "./clubs.ts";

const words = { title: "For a test", description: "For a test.", version: 1 };
const pair = { kind: "forecast-outcome", forecast: "foreseen", outcome: "members" } as const;
const { measures } = clubs();
const collection: Collection = defineCollection({
  ...clubs(),
  measures: {
    ...measures,
    foreseen: {
      ...words,
      ...{ kind: "sum", table: "people", terms: ["visitors"], unit: "people", forecastOf: "members" },
    },
    met: { ...words, ...pair, show: "councils met" },
    missed_by: { ...words, ...pair, show: "difference" },
    chess: {
      ...words,
      kind: "share",
      table: "people",
      terms: ["members"],
      part: { column: "club", values: ["chess"] },
    },
  },
});

const [before, now] = ["2010-11", "2011-12"];
const area = { gss: "", region: "North East", regionCode: "E12000001", type: "Districts", typeCode: "districts" };
const councils: ReleaseRows["councils"] = [before, now].flatMap((period) =>
  ["106", "107", "108"].map((code) => {
    const since = code === "108" ? period : "1974-04-01";
    return { ...area, period, code, name: code, since };
  }),
);

function group(period: string, council: string, club: string, counts: Readonly<Record<string, bigint>>): RowGroup {
  const unknown = new Set(["members", "visitors"].filter((column) => counts[column] === undefined));
  return { table: "people", period, council, submission: "", categories: { club }, unknown, counts };
}

const groups = [
  group(now, "106", "chess", { members: 40n, visitors: 12n }),
  group(now, "106", "choir", { members: 30n }),
  group(now, "107", "chess", { members: 50n, visitors: 20n }),
  group(now, "108", "chess", { members: 7n, visitors: 3n }),
  group(before, "106", "chess", { members: 20n, visitors: 9n }),
  group(before, "107", "chess", { members: 20n }),
  group(before, "108", "chess", { members: 20n, visitors: 8n }),
];
const finder = cellFinder({ collection, councils, groups });

function spot(measure: string, basis = "all", geographyCode = "E12000001", breakdown = "all"): FigureSpot {
  const figure = ["clubs", measure, basis, now, geographyCode, breakdown].join("/");
  const level = geographyCode === "E12000001" ? "region" : "council";
  return { figure, measure, basis, period: now, level, geographyCode, breakdown };
}
const cells = (of: FigureSpot) => finder.cellsOf(of).map(({ part, period, value }) => [part, period, Number(value)]);

describe("the numbers of people behind a figure", () => {
  it("of a sum are what was given; where a term is taken away, of the rows that have all of them", () => {
    expect(cells(spot("members"))).toEqual([["value", now, 127]]);
    expect(cells(spot("absent"))).toEqual([["value", now, 62]]);
    expect(cells(spot("absent", "all", "106", "club=choir"))).toEqual([]);
  });

  it("of a share are those of the councils that gave every term in every row", () => {
    expect(cells(spot("visiting", "members"))).toEqual([
      ["numerator", now, 23],
      ["denominator", now, 57],
    ]);
    expect(cells(spot("visiting", "members", "106"))).toEqual([]);
  });

  it("of a share of some rows are those rows and all", () => {
    expect(cells(spot("chess"))).toEqual([
      ["numerator", now, 97],
      ["denominator", now, 127],
    ]);
  });

  it("of an outcome beside its forecast are of councils that gave both and are the same, each in its own period", () => {
    expect(cells(spot("missed_by"))).toEqual([
      ["numerator", now, 70],
      ["denominator", before, 9],
    ]);
    expect(cells(spot("missed_by", "all", "107"))).toEqual([]);
    expect(cells(spot("missed_by", "all", "108"))).toEqual([]);
  });

  it("are none of a number of councils, whose own numbers are asked for a council at a time", () => {
    expect([cells(spot("busy")), cells(spot("met"))]).toEqual([[], []]);
    expect(cells(spot("busy", "all", "107"))).toEqual([
      ["numerator", now, 20],
      ["denominator", now, 50],
    ]);
  });
});

describe("a number of a group of rows", () => {
  it("is another than that of a group in which something else is not known, though the two are equal", () => {
    const whole = group(now, "106", "chess", { members: 40n, visitors: 12n });
    const partly = group(now, "106", "chess", { members: 40n });
    expect(leafId(partly, "members")).not.toBe(leafId(whole, "members"));
    expect([whole, partly].map((one) => leafValue(leafId(one, "members")))).toEqual([40n, 40n]);
  });
});

describe("the councils that decide a figure", () => {
  const placed = (of: FigureSpot) => councilsPlaced(of, collection, finder).map(({ figure }) => figure);

  it("decide a number of councils that met their forecast by what came and by what they foresaw", () => {
    const own = ["106", "107", "108"].flatMap((code) => `clubs/members/all/${now}/${code}/all`);
    const foreseen = ["106", "107", "108"].flatMap((code) => `clubs/foreseen/all/${before}/${code}/all`);
    expect(placed(spot("met"))).toEqual([...own, ...foreseen]);
  });

  it("are nobody where no council is counted or put in order", () => {
    expect([placed(spot("members")), placed(spot("missed_by"))]).toEqual([[], []]);
    expect(placed(spot("middle", "members", "107"))).toEqual([`clubs/visiting/members/${now}/107/all`]);
  });

  it("have a small number where few are in it or few are left over, and not where nobody is", () => {
    const share = (part: bigint, whole: bigint) => [
      { part: "numerator", value: part } as const,
      { part: "denominator", value: whole } as const,
    ];
    for (const zeros of ["shown", "hidden"] as const) {
      const rules = { ...protectedRules, zeros };
      const small = [share(97n, 100n), share(3n, 100n), share(95n, 100n), share(100n, 100n), share(103n, 100n)];
      expect(small.map((one) => hasSmall(one, rules))).toEqual([true, true, false, false, false]);
    }
  });
});
