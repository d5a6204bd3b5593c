import { describe, expect, it } from "vitest";
import { atMost } from "../../../packages/core/src/collections/checks.ts";
import { type Collection, defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import type { DisclosureRules } from "../../../packages/core/src/collections/disclosure.ts";
import type { RowGroup } from "../../../packages/core/src/publish/aggregate/row-groups.ts";
import { cellFinder, type FigureSpot } from "../../../packages/core/src/publish/suppress/people-cells.ts";
import { cellsByPeriod, releasesOf } from "../../../packages/core/src/publish/suppress/period-releases.ts";
import { type PeriodRelease, periodTables } from "../../../packages/core/src/publish/suppress/period-tables.ts";
import { protectPeriod } from "../../../packages/core/src/publish/suppress/protect-period.ts";
import { readerFacts } from "../../../packages/core/src/publish/suppress/reader-facts.ts";
import { openSolver } from "../../../packages/core/src/solver/open-solver.ts";
import { clubs, protectedRules } from "./clubs.ts";

const period = "2010-11";
const region = "E12000001";
const area = { gss: "", region: "North East", regionCode: region, type: "Districts", typeCode: "districts" };
const codes = ["106", "107", "108", "109"];
const councils = codes.map((code) => ({ ...area, period, code, name: code, since: "" }));

function group(council: string, members: number, visitors: number, club = "chess"): RowGroup {
  const place = { table: "people", period, council, submission: "", unknown: new Set<string>() };
  return { ...place, categories: { club }, counts: { members: BigInt(members), visitors: BigInt(visitors) } };
}

type Shown = Pick<PeriodRelease["cells"][number], "earlier" | "shownTo">;

function spot(id: string): FigureSpot {
  const [measure = "", basis = "", geographyCode = "", breakdown = "all"] = id.split("/");
  const level = geographyCode === region ? "region" : geographyCode === "districts" ? "council-type" : "council";
  const figure = ["clubs", measure, basis, period, geographyCode, breakdown].join("/");
  return { figure, measure, basis, period, level, geographyCode, breakdown };
}

function releaseOf(groups: readonly RowGroup[], ids: readonly string[], shown: Shown): PeriodRelease {
  const collection = clubs();
  const draft = { collection, councils, groups, figures: [], signatureOf: () => "" };
  const all = cellsByPeriod({ spots: ids.map(spot), told: new Map() }, cellFinder(draft), () => shown);
  const cells = all.get(period) ?? [];
  const { releases } = releasesOf(period, { draft, cells, isFigure: () => true }, []);
  const [found] = releases;
  if (found === undefined) throw new RangeError("No release");
  return { ...found, facts: () => [] };
}

describe("the tables of a period", () => {
  it("have the councils of a region, those of a type, and the groups of everyone, of the same measure", () => {
    const groups = codes.flatMap((code) => [group(code, 40, 10), group(code, 50, 20, "choir")]);
    const areas = [region, "districts", "106", "107"];
    const ids = areas.flatMap((code) => [`members/all/${code}`, `members/all/${code}/club=chess`]);
    const { relations = [] } = periodTables([releaseOf(groups, [...ids, "absent/all/106"], shownNow)], 5);
    const short = (id: string) => id.replace(/^\d+ clubs\/members\/all\/2010-11\//, "").replace("#value", "");
    const found = relations.map(({ parent, children }) => [short(parent), children.map(short)] as const);
    expect(Object.fromEntries(found.filter(([parent]) => parent.endsWith("/all")))).toMatchObject({
      "districts/all": ["106/all", "107/all"],
    });
    expect(found).toHaveLength(8);
    expect(found).toContainEqual([`${region}/all`, ["106/all", "107/all"]]);
    expect(found).toContainEqual([`${region}/club=chess`, ["106/club=chess", "107/club=chess"]]);
    expect(found).toContainEqual(["106/all", ["106/club=chess"]]);
  });
});

describe("two numbers at one place", () => {
  const pairsOf = (groups: readonly RowGroup[], ids: readonly string[]) => {
    const { pairs = [] } = periodTables([releaseOf(groups, ids, shownNow)], 5);
    const short = (id: string) => id.replace(/^\d+ clubs\//, "").replace(/\/2010-11/, "");
    return pairs.map(({ numerator, denominator }) => [short(numerator), short(denominator)]);
  };

  it("are a pair where one adds up all that the other does and a few people more", () => {
    const groups = [group("106", 40, 1), group("107", 50, 2)];
    const ids = [region, "106", "107"].flatMap((code) => [`members/all/${code}`, `absent/all/${code}`]);
    expect(pairsOf(groups, ids)).toEqual(
      [region, "106", "107"].map((code) => [`absent/all/${code}/all#value`, `members/all/${code}/all#value`]),
    );
  });

  it("are none where more than a few are left, or nobody, or the two are at different places", () => {
    expect(pairsOf([group("106", 40, 5)], ["members/all/106", "absent/all/106"])).toEqual([]);
    expect(pairsOf([group("106", 40, 0)], ["members/all/106", "absent/all/106"])).toEqual([]);
    const groups = [group("106", 40, 1), group("107", 41, 1)];
    expect(pairsOf(groups, ["absent/all/106", "members/all/107"])).toEqual([]);
  });

  it("are none where what is left of the larger is some people less others", () => {
    const groups = [group("106", 40, 30), group("107", 20, 1)];
    // 31 visitors less 29 who were absent are nobody in particular.
    const ids = [`visiting/members/${region}`, `absent/all/${region}`];
    expect(pairsOf(groups, ids)).toEqual([]);
  });
});

const shownNow: Shown = { earlier: null, shownTo: 1 };
const rules: DisclosureRules = { ...protectedRules, mostHidden: 1 };

describe("a version that rounds after one that did not", () => {
  it("is held against the exact numbers of the one before", async () => {
    const sent = [group("106", 41, 10), group("107", 50, 20)];
    const before = releaseOf(sent, [`members/all/${region}`], { earlier: "shown", shownTo: 1 });
    const ids = [`members/all/${region}`, "members/all/108"];
    const now = releaseOf([...sent, group("108", 1, 1)], ids, { earlier: null, shownTo: 5 });
    const decide = (first: PeriodRelease) =>
      protectPeriod(
        {
          ...{ period, rules, keptHidden: new Set<string>(), roundCountsTo: 5, percentFrom: "published" },
          releases: [
            { ...first, key: "0" },
            { ...now, key: "1" },
          ],
        },
        openSolver,
      );
    expect([...(await decide(before)).forms.keys()].toSorted()).toEqual(ids.map((id) => spot(id).figure).toSorted());
    const rounded = releaseOf(sent, [`members/all/${region}`], { earlier: "shown", shownTo: 5 });
    expect([...(await decide(rounded)).forms.keys()]).toEqual([spot("members/all/108").figure]);
  });
});

describe("a figure with two numbers", () => {
  it("is hidden where one of them is, though the other is only rounded", async () => {
    const sent = codes.map((code, at) => group(code, 60 + at, 2));
    const ids = [...codes, region].map((code) => `visiting/members/${code}`);
    const steps = ["round"] as const;
    const { forms } = await protectPeriod(
      {
        ...{ period, rules: { ...rules, steps }, keptHidden: new Set<string>(), roundCountsTo: 1 },
        ...{ percentFrom: "published", releases: [releaseOf(sent, ids, shownNow)] },
      },
      openSolver,
    );
    expect([...new Set(forms.values())].toSorted()).toEqual(["hidden", "rounded"]);
    const hidden = [...forms].flatMap(([figure, form]) => (form === "hidden" ? [figure] : []));
    expect(hidden.length).toBeGreaterThan(1);
  });
});

describe("what rules of returns tell readers", () => {
  const checked = (check: Collection["checks"][number]) => defineCollection({ ...clubs(), checks: [check] });
  const least = { table: "people", smaller: "visitors", larger: "members" } as const;

  it("is that a part is never more than its whole, where that rejects a return", () => {
    const found = readerFacts(checked(atMost(least)), [group("106", 40, 10)]);
    expect(found.map(({ terms, low, high }) => [terms.map(({ factor }) => factor), low, high])).toEqual([
      [[1, -1], 0n, null],
    ]);
    expect(readerFacts(checked(atMost({ ...least, severity: "query" })), [group("106", 40, 10)])).toEqual([]);
  });

  it("is nothing of a return that was counted all the same", () => {
    expect(readerFacts(checked(atMost(least)), [group("106", 40, 41)])).toEqual([]);
  });
});
