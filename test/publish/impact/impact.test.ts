import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePeriod } from "../../../packages/core/src/periods/period.ts";
import { councilChanges } from "../../../packages/core/src/publish/impact/council-change.ts";
import { councilRank } from "../../../packages/core/src/publish/impact/council-rank.ts";
import { councilStandings } from "../../../packages/core/src/publish/impact/council-standings.ts";
import { figureMoves } from "../../../packages/core/src/publish/impact/figure-moves.ts";
import { robustScore } from "../../../packages/core/src/publish/impact/robust-score.ts";
import type { Publication } from "../../../packages/core/src/publish/make-publication.ts";
import { measureDefinitions } from "../../../packages/core/src/publish/measure-definitions.ts";
import { shareFigure } from "../charts/chart-source.ts";
import { ratioCollection } from "../charts/ratio-collection.ts";

const national = (value: string | null, given = {}) => shareFigure({ period: "2010-11", value, ...given });
const hidden = { value: null, status: "c" } as const;

describe("figureMoves", () => {
  const of = (before: ReturnType<typeof national>[], after: ReturnType<typeof national>[]) =>
    figureMoves(before, after);

  it("says by how much a value moves, percentages by points and other numbers also by their share", () => {
    const people = { basis: "all", unit: "people" };
    const { moved } = of([national("10.0"), national("200", people)], [national("12.5"), national("150", people)]);
    expect(moved.map(({ kind, by, percent }) => [kind, by, percent])).toEqual([
      ["moved", "-50", "-25.0"],
      ["moved", "2.5", null],
    ]);
  });

  it("counts what takes the return in and stays the same once rounded", () => {
    expect(of([national("10.0", { responded: 3 })], [national("10.0000", { responded: 4 })])).toEqual({
      moved: [],
      same: 1,
    });
    expect(of([national("10.0")], [national("10.0")])).toEqual({ moved: [], same: 0 });
  });

  it("tells no number of a figure that would be hidden, and none that is hidden now", () => {
    const secret = { numerator: "3", denominator: "7777" };
    const [gone] = of([national("41.7")], [{ ...national(null), ...hidden, ...secret }]).moved;
    expect(gone).toMatchObject({ kind: "hidden", from: { value: null }, to: hidden, by: null, percent: null });
    expect(JSON.stringify(gone)).not.toMatch(/41\.7|7777/);
    const [back] = of([{ ...national(null), ...hidden, ...secret }], [national("41.7")]).moved;
    expect(back).toMatchObject({ kind: "shown", from: hidden, to: { value: "41.7" }, by: null });
    expect(JSON.stringify(back)).not.toContain("7777");
  });

  it("tells new, gone and marked values apart, and is silent where there is no value on either side", () => {
    const kinds = (before: ReturnType<typeof national>[], after: ReturnType<typeof national>[]) =>
      of(before, after).moved.map(({ kind }) => kind);
    expect(kinds([national(null)], [national("1.0")])).toEqual(["new"]);
    expect(kinds([], [national("1.0")])).toEqual(["new"]);
    expect(kinds([national("1.0")], [])).toEqual(["gone"]);
    expect(kinds([national("1.0")], [national("1.0", { status: "p" })])).toEqual(["marked"]);
    expect(kinds([], [national(null)])).toEqual([]);
    expect(kinds([{ ...national(null), ...hidden }], [{ ...national(null, { responded: 9 }), ...hidden }])).toEqual([]);
  });

  it("puts the most moved first, hidden and shown ones before all", () => {
    const council = (code: string, value: string | null, given = {}) =>
      national(value, { geographyCode: code, ...given });
    const before = [council("1", "10.0"), council("2", "10.0"), council("3", "10.0"), council("4", "5.0")];
    const after = [council("1", "10.1"), council("2", "2.0"), council("3", "13.0"), council("4", null, hidden)];
    expect(of(before, after).moved.map(({ geographyCode }) => geographyCode)).toEqual(["4", "2", "3", "1"]);
  });
});

describe("councilRank", () => {
  const council = (code: string, value: string | null, status: "c" | "x" = "x") =>
    shareFigure({ period: "2010-11", geographyCode: code, value, status: value === null ? status : null });
  const all = [
    council("a", "9.0"),
    council("b", "12.0"),
    council("c", "9.0000"),
    council("d", "8.9"),
    council("e", null, "c"),
    council("f", null),
  ];

  it("gives equal values the higher place, and the next is as many places on", () => {
    const places = ["a", "b", "c", "d"].map((code) => councilRank(all, code));
    expect(places.map(({ position, tied }) => [position, tied])).toEqual([
      [2, 1],
      [1, 0],
      [2, 1],
      [4, 0],
    ]);
    expect(places[0]).toMatchObject({ of: 4, hidden: 1, without: 1, why: null });
  });

  it("gives no place to a hidden or a missing value, and says which", () => {
    expect(councilRank(all, "e")).toMatchObject({ position: null, why: "hidden" });
    expect(councilRank(all, "f")).toMatchObject({ position: null, why: "no value" });
    expect(councilRank(all, "nobody")).toMatchObject({ position: null, why: "no value" });
  });
});

describe("robustScore", () => {
  const given = { scale: 0, least: 3 };

  it("is the modified z-score of Iglewicz and Hoaglin", () => {
    // Median 5, deviations 4 3 1 0 1 3 4, their median 3: 0.6745 x (20 - 5) / 3 = 3.37.
    const others = [1n, 2n, 4n, 5n, 6n, 8n, 9n];
    expect(robustScore(20n, others, given)).toMatchObject({ usual: "5.0", score: "3.4", verdict: "usual" });
    expect(robustScore(21n, others, given)).toMatchObject({ score: "3.6", verdict: "unusual" });
    expect(robustScore(-11n, others, given)).toMatchObject({ score: "-3.6", verdict: "unusual" });
  });

  it("is exact: 0.6745 of a deviation, rounded once", () => {
    expect(robustScore(100n, [-1n, 0n, 1n], given)).toMatchObject({ usual: "0.0", score: "67.5" });
    expect(robustScore(-100n, [-1n, 0n, 1n], given)).toMatchObject({ score: "-67.5" });
  });

  it("takes the mean of the two in the middle of an even number", () => {
    expect(robustScore(0n, [1n, 2n, 3n, 4n], given)).toMatchObject({ usual: "2.5", compared: 4 });
  });

  it("cannot tell from fewer than asked", () => {
    expect(robustScore(1n, [1n, 2n], given)).toEqual({
      compared: 2,
      usual: null,
      score: null,
      verdict: "cannot tell",
      why: "fewer than 3 to compare",
    });
  });

  it("calls what is not like the others unusual where most of them are alike, without a score", () => {
    expect(robustScore(5n, [5n, 5n, 5n, 9n], given)).toMatchObject({ verdict: "usual", score: null });
    expect(robustScore(6n, [5n, 5n, 5n, 9n], given)).toMatchObject({ verdict: "unusual", score: null });
  });

  it("does not care for the order of the others, nor for a number added to all", () => {
    const whole = fc.bigInt({ min: -10_000n, max: 10_000n });
    fc.assert(
      fc.property(whole, fc.array(whole, { minLength: 3 }), whole, (value, others, more) => {
        const { score, verdict } = robustScore(value, others, given);
        expect(robustScore(value, others.toReversed(), given)).toMatchObject({ score, verdict });
        const moved = others.map((other) => other + more);
        expect(robustScore(value + more, moved, given)).toMatchObject({ score, verdict });
      }),
    );
  });
});

const codes = Array.from({ length: 12 }, (_, at) => `1${String(at).padStart(2, "0")}`);
const periods = ["2009-10", "2010-11"];

/** Twelve councils that each rise by a little more than the last, one of which may do otherwise. */
function publication(
  odd: Readonly<Record<string, string | null>> = {},
  since: Readonly<Record<string, string>> = {},
): Publication {
  const figures = periods.flatMap((period, year) =>
    codes.map((code, at) => {
      const value = odd[`${period}/${code}`];
      const usual = (20 + at + year * (1 + at / 10)).toFixed(1);
      const shown = value === undefined ? usual : value;
      return shareFigure({ period, geographyCode: code, value: shown, status: shown === null ? "c" : null });
    }),
  );
  const councils = periods.flatMap((period) =>
    codes.map((code) => {
      const known = {
        period,
        code,
        name: `Council ${code}`,
        gss: "",
        region: "",
        regionCode: "",
        type: "",
        typeCode: "",
      };
      return { ...known, since: since[`${period}/${code}`] ?? "" };
    }),
  );
  return {
    ...{ collection: ratioCollection(), figures, councils, coverage: [], targets: [], targetVerdicts: [], claims: [] },
    ...{ claimVerdicts: [], returns: [], unplaced: [], synthetic: false, disclosure: null },
  };
}

const period = parsePeriod("financial-year", "2010-11");
const [share] = measureDefinitions(ratioCollection());

function changeOf(from: Publication, council = "100") {
  if (period === undefined || share === undefined) throw new Error("There is a period and a measure");
  return councilChanges(from)(share, period, council);
}

describe("councilChanges", () => {
  it("holds a council's change against those of the others between the same periods", () => {
    expect(changeOf(publication())).toMatchObject({
      since: "2009-10",
      change: "1.00",
      unit: "percentage points",
      others: { compared: 11, verdict: "usual" },
      own: { verdict: "cannot tell", compared: 0, why: "fewer than 5 to compare" },
    });
    expect(changeOf(publication({ "2010-11/100": "60.0" })).others).toMatchObject({ verdict: "unusual" });
  });

  it("takes nothing from a hidden value, its own or another's", () => {
    expect(changeOf(publication({ "2009-10/101": null, "2010-11/102": null })).others.verdict).toBe("cannot tell");
    expect(changeOf(publication({ "2009-10/100": null }))).toMatchObject({
      change: null,
      others: { verdict: "cannot tell" },
    });
  });

  it("compares no council with another that had its code before", () => {
    const from = publication({}, { "2010-11/100": "2010-04-01" });
    expect(changeOf(from)).toMatchObject({ change: null, others: { why: "its own change is not known" } });
  });
});

describe("councilStandings", () => {
  it("tells a council's value and rank before and after, and of a file with many those that move", () => {
    if (period === undefined) throw new Error("There is a period");
    const [before, after] = [publication({ "2010-11/100": null }), publication({ "2010-11/100": "99.0" })];
    const moves = figureMoves(before.figures, after.figures);
    const [one] = councilStandings({ before, after, moves, period, place: { authority: "100" } });
    expect(one).toMatchObject({ council: "100", name: "Council 100" });
    expect(one?.measures[0]).toMatchObject({
      from: hidden,
      to: { value: "99.0" },
      rank: { before: { position: null, why: "hidden" }, after: { position: 1, of: 12 } },
    });
    const many = councilStandings({ before, after, moves, period, place: { authority: "national" } });
    expect(many.map(({ council }) => council)).toEqual(["100"]);
  });
});
