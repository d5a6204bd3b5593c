import { describe, expect, it } from "vitest";
import type { RowGroup } from "../../../packages/core/src/publish/aggregate/row-groups.ts";
import type { EarlierRelease } from "../../../packages/core/src/publish/suppress/earlier-release.ts";
import type { FigureSpot } from "../../../packages/core/src/publish/suppress/people-cells.ts";
import { earlierCells, releasesOf } from "../../../packages/core/src/publish/suppress/period-releases.ts";
import { periodTables } from "../../../packages/core/src/publish/suppress/period-tables.ts";
import { clubs } from "./clubs.ts";

const collection = clubs();
const period = "2010-11";
const figure = `clubs/members/all/${period}/106/all`;
const middle = `clubs/middle/members/${period}/106/all`;
const spot = (id: string): FigureSpot => {
  const [, measure = "", basis = "", , geographyCode = "", breakdown = ""] = id.split("/");
  return { figure: id, measure, basis, period, level: "council", geographyCode, breakdown };
};
const place = { period, code: "106", name: "Gateshead", gss: "", region: "North East", regionCode: "E12000001" };
const councils = [{ ...place, type: "Metropolitan districts", typeCode: "metropolitan-districts", since: "" }];

function rows(members: bigint): readonly RowGroup[] {
  const group = { table: "people", period, council: "106", submission: "a", unknown: new Set<string>() };
  return [{ ...group, categories: { club: "chess" }, counts: { members, visitors: 1n } }];
}

interface Version {
  readonly rows: bigint;
  readonly shownTo?: number;
  readonly states?: Readonly<Record<string, "shown" | "hidden">>;
}

/** A version whose rows are told apart by their number. */
function version({ rows: members, shownTo = 1, states = { [figure]: "shown" } }: Version): EarlierRelease {
  return {
    ...{ version: "1.0.0", manifestSha256: "", collection, councils, shownTo, groups: rows(members) },
    spots: Object.keys(states).map(spot),
    states: new Map(Object.entries(states)),
    signatureOf: () => String(members),
  };
}

function releases(now: bigint, versions: readonly EarlierRelease[], states?: NonNullable<Version["states"]>) {
  const before = versions.map((release) => ({ release, cells: earlierCells(release) }));
  const { groups, signatureOf } = version({ rows: now });
  const draft = {
    collection,
    councils,
    groups,
    signatureOf,
    figures: [figure, middle].map((id) => ({ ...blank, ...spot(id) })),
  };
  const cells = [...earlierCells(version({ rows: now, ...(states && { states }) }))().values()]
    .flat()
    .map((cell) => ({ ...cell, earlier: null }));
  return releasesOf(period, { draft, cells, isFigure: (id) => id === figure }, before);
}

const blank = {
  ...{ collection: "clubs", geography: "", unit: "people", value: null, status: null, numerator: null },
  ...{ denominator: null, expected: 1, responded: 1, synthetic: true, waivers: 0 },
} as const;

describe("versions with the same rows", () => {
  it("are known as closely as the closest of them shows, however a later one rounds", () => {
    const before = [version({ rows: 40n }), version({ rows: 40n, shownTo: 10 })];
    const told = releases(42n, before).releases.map(({ cells }) =>
      cells.map(({ earlier, shownTo }) => [earlier, shownTo]),
    );
    expect(told).toEqual([[["shown", 1]], [[null, 1]]]);
    expect(releases(40n, before).releases.map(({ cells }) => cells.map(({ shownTo }) => shownTo))).toEqual([[1]]);
  });

  it("are known exactly where they are rounded to steps that are no multiples of each other", () => {
    const before = [version({ rows: 40n, shownTo: 5 }), version({ rows: 40n, shownTo: 7 })];
    expect(releases(42n, before).releases[0]?.cells.map(({ shownTo }) => shownTo)).toEqual([1]);
  });

  it("show what any of them shows", () => {
    const before = [version({ rows: 40n }), version({ rows: 40n, states: { [figure]: "hidden" } })];
    expect(releases(42n, before).releases[0]?.cells.map(({ earlier }) => earlier)).toEqual(["shown"]);
  });

  it("keep a median hidden that all of them hide", () => {
    const hides = { [figure]: "shown", [middle]: "hidden" } as const;
    const shows = { ...hides, [middle]: "shown" } as const;
    const kept = (states: readonly Version["states"][]) => [
      ...releases(
        40n,
        states.map((one) => version({ rows: 40n, ...(one && { states: one }) })),
      ).keptHidden,
    ];
    expect(kept([hides])).toEqual([middle]);
    expect(kept([hides, shows])).toEqual([]);
    expect([...releases(42n, [version({ rows: 40n, states: hides })]).keptHidden]).toEqual([]);
  });
});

describe("a council's number that only a median tells", () => {
  const shows = { [figure]: "shown", [middle]: "shown" } as const;
  const hides = { ...shows, [middle]: "hidden" } as const;
  const share = ["numerator", "denominator"].map((part) => [part, true]);
  const toldIn = (
    cells: readonly { readonly figure: string; readonly part: string; readonly isExact: boolean }[] = [],
  ) => cells.filter((cell) => cell.figure !== figure).map(({ part, isExact }) => [part, isExact]);

  it("is known exactly from any version that shows the median", () => {
    const before = [shows, hides].map((states) => version({ rows: 40n, shownTo: 5, states }));
    expect(toldIn(releases(42n, before).releases[0]?.cells)).toEqual(share);
    expect(toldIn(releases(42n, before.slice(1)).releases[0]?.cells)).toEqual([]);
  });

  it("stays untold where the version with the same rows hides the median", () => {
    const last = (states: NonNullable<Version["states"]>) =>
      releases(40n, [version({ rows: 40n, states })], shows).releases.at(-1)?.cells;
    expect(toldIn(last(shows))).toEqual(share);
    expect(toldIn(last(hides))).toEqual([]);
  });
});

describe("a version to be published", () => {
  it("comes after all others, each where its rows were last published", () => {
    const before = [40n, 30n, 40n].map((rows) => version({ rows }));
    const all = releases(42n, before).releases.map(({ key, cells }) => [Number(key), Number(cells[0]?.value)]);
    expect(all).toEqual([
      [1, 30],
      [2, 40],
      [3, 42],
    ]);
  });

  it("has each council's number in its region and in its type, in England where that has a number", () => {
    const [last] = releases(42n, []).releases;
    expect(last?.cells.map(({ parents }) => parents)).toEqual([["E12000001", "metropolitan-districts"]]);
  });

  it("is compared with every version before, and those with the one before them", () => {
    const before = [10n, 20n, 30n].map((members) => version({ rows: members }));
    const { cells } = periodTables(releases(40n, before).releases, 5);
    const at = (id: string) => id.slice(0, 5);
    expect(cells.map(({ id, follows = [] }) => [at(id), [follows].flat().map(at)])).toEqual([
      ["00000", []],
      ["00001", ["00000"]],
      ["00002", ["00001"]],
      ["00003", ["00000", "00001", "00002"]],
    ]);
  });
});
