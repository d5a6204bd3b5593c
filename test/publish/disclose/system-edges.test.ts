import { describe, expect, it } from "vitest";
import { attack } from "../../../packages/core/src/publish/disclose/attack/attack.ts";
import { attackTargets } from "../../../packages/core/src/publish/disclose/attack/attack-targets.ts";
import { rowAt } from "../../../packages/core/src/publish/disclose/echelon.ts";
import { hideByElimination } from "../../../packages/core/src/publish/disclose/eliminate.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { rules, solver } from "./grid.ts";
import { cell } from "./small-tables.ts";

function systemOf(counts: Readonly<Record<string, number>>, cells: readonly TableCell[], more: Partial<Tables> = {}) {
  const leaves = Object.entries(counts).map(([id, value]) => ({ id, value: BigInt(value) }));
  return makeTableSystem({ leaves, cells, levels: ["council", "england"], ...more });
}

const council = (id: string, leaves: readonly string[], more: Partial<TableCell> = {}): TableCell => ({
  ...cell(id, leaves),
  level: "council",
  ...more,
});

describe("cells over the same numbers", () => {
  const merged = (...all: readonly Partial<TableCell>[]) =>
    systemOf(
      { a: 40 },
      all.map((one, at) => council(`v${at}`, ["a"], one)),
    );

  it("are one, of the coarsest geography, the least detail and the least limit of its names", () => {
    const { cells } = merged({ atMost: 60n, detail: 1 }, { level: "england" }, { atMost: 50n, detail: 2 });
    expect(cells).toMatchObject([{ ids: ["v0", "v1", "v2"], level: 1, detail: 0, atMost: 50n }]);
  });

  it("are known as closely as the closest that shows a number, and not as one that is hidden would be", () => {
    const steps = (...all: readonly Partial<TableCell>[]) => merged(...all).cells.map(({ shownTo }) => shownTo);
    expect(steps({ shownTo: 10 }, { shownTo: 5 })).toEqual([5n]);
    expect(steps({ shownTo: 10, earlier: "shown" }, { shownTo: 5, earlier: "hidden" })).toEqual([10n]);
    expect(steps({ shownTo: 10 }, { shownTo: 4 })).toEqual([1n]);
  });

  it("are no change on themselves", () => {
    expect(merged({}, { follows: "v0" }).successions).toEqual([]);
    const other = systemOf({ a: 40, b: 41 }, [council("v0", ["a"]), council("v1", ["b"], { follows: "v0" })]);
    expect(other.successions).toEqual([{ now: 1, before: 0 }]);
  });
});

describe("what is attacked", () => {
  const kinds = (system: ReturnType<typeof systemOf>, forms: readonly Form[]) =>
    attackTargets({ system, forms, shares: [] }, rules).map(({ kind, value }) => [kind, Number(value)]);

  it("is a change by fewer than the threshold, up or down, where either number is hidden", () => {
    const changed = (now: number) =>
      systemOf({ a: 40, b: now }, [council("v0", ["a"]), council("v1", ["b"], { follows: "v0" })]);
    const found = (now: number, forms: readonly Form[]) =>
      kinds(changed(now), forms).filter(([kind]) => kind === "change");
    for (const forms of [
      ["hidden", "shown"],
      ["shown", "hidden"],
    ] as const) {
      expect([44, 36, 45, 35].flatMap((now) => found(now, forms))).toEqual([
        ["change", 4],
        ["change", -4],
      ]);
    }
    expect(found(44, ["shown", "shown"])).toEqual([]);
  });

  it("is what is left of a pair, unless both of its numbers are shown: then it is out", () => {
    const pair = systemOf({ a: 40, b: 3 }, [council("part", ["a"]), council("whole", ["a", "b"])], {
      pairs: [{ numerator: "part", denominator: "whole" }],
    });
    const rests = (forms: readonly Form[]) => kinds(pair, forms).filter(([kind]) => kind === "rest");
    expect(rests(["hidden", "hidden"])).toEqual([["rest", 3]]);
    expect(rests(["shown", "hidden"])).toEqual([["rest", 3]]);
    expect(rests(["shown", "shown"])).toEqual([]);
  });

  it("finds what is left of a pair that is wide on both sides, where others tell what is left of everybody", () => {
    const counts = { "a/base": 43, "a/part": 40, "b/base": 60, "b/part": 30 };
    const system = systemOf(
      counts,
      [
        ...Object.keys(counts).map((id) => council(id, [id])),
        council("b/rest", ["b/base"], { less: ["b/part"] }),
        council("rest", ["a/base", "b/base"], { less: ["a/part", "b/part"] }),
      ],
      { pairs: [{ numerator: "a/part", denominator: "a/base" }] },
    );
    const forms = system.cells.map(({ ids: [id] }): Form => (id.endsWith("rest") ? "shown" : "hidden"));
    const { findings } = attack({ system, forms, shares: [] }, rules, { solver });
    const open = findings.filter(({ isProtected }) => !isProtected);
    expect(open.map(({ target, low, high }) => [target.kind, low, high])).toEqual([["rest", 3n, 3n]]);
  });
});

describe("what a reader knows", () => {
  const told = (counts: Readonly<Record<string, number>>, cells: readonly TableCell[], hidden: string) => {
    const system = systemOf(counts, cells);
    const forms = system.cells.map(({ ids: [id] }): Form => (id === hidden ? "hidden" : "shown"));
    const { findings } = attack({ system, forms, shares: [] }, rules, { solver, isExhaustive: true });
    const found = findings.find(({ target }) => system.cells[target.cells[0] ?? -1]?.ids[0] === hidden);
    return [found?.low, found?.high];
  };
  const total = (shownTo: number) => [
    council("a", ["a"], { shownTo }),
    council("b", ["b"]),
    { ...cell("total", ["a", "b"]), level: "england" },
  ];

  it("is that a rounded number that is shown is not small", () => {
    expect(told({ a: 6, b: 3 }, total(5), "b")).toEqual([2n, 4n]);
    expect(told({ a: 11, b: 3 }, total(5), "b")).toEqual([2n, 6n]);
  });

  it("is that a zero that is shown is nobody, however numbers are rounded", () => {
    expect(told({ a: 0, b: 3 }, total(5), "b")).toEqual([3n, 3n]);
  });

  it("is that a hidden number below zero is not zero", () => {
    const cells = [council("a", ["a"]), council("less", ["a"], { less: ["b"] })];
    expect(told({ a: 40, b: 42 }, cells, "less")[1]).toBe(-1n);
    expect(told({ a: 40, b: 38 }, cells, "less")[0]).toBe(1n);
  });
});

describe("the elimination", () => {
  const hides = (counts: Readonly<Record<string, number>>, cells: readonly TableCell[], more: Partial<Tables> = {}) => {
    const system = systemOf(counts, cells, more);
    const forms = system.cells.map(({ ids: [id] }): Form => (id === "a" ? "hidden" : "shown"));
    const guarded = system.cells.flatMap(({ ids: [id], leaves, factors }) =>
      id === "a" ? [rowAt(leaves, factors)] : [],
    );
    return [...hideByElimination(system, forms, guarded).added].map((at) => system.cells[at]?.ids[0]);
  };

  it("counts what rules of returns say exactly as shown", () => {
    const terms = ["a", "b"].map((leaf) => ({ leaf, factor: 1 }));
    const cells = [council("a", ["a"]), council("b", ["b"])];
    expect(hides({ a: 3, b: 40 }, cells, { facts: [{ terms, low: 43n, high: 43n }] })).toEqual(["b"]);
    expect(hides({ a: 3, b: 40 }, cells, { facts: [{ terms, low: 42n, high: 43n }] })).toEqual([]);
  });

  it("counts a zero that is shown as exact, however it is rounded", () => {
    const cells = (shownTo: number) => [
      council("a", ["a"]),
      council("z", ["z"], { shownTo }),
      council("all", ["a", "z"]),
    ];
    expect(hides({ a: 3, z: 0 }, cells(5))).toEqual(["all"]);
    expect(hides({ a: 3, z: 40 }, cells(5))).toEqual([]);
  });

  it("of two numbers as large keeps that of the larger area", () => {
    const cells = [
      council("a", ["a"]),
      council("c", ["c"], { earlier: "shown" }),
      council("one", ["a", "b"]),
      { ...cell("other", ["b", "c"]), level: "england" },
    ];
    expect(hides({ a: 3, b: 40, c: 3 }, cells)).toEqual(["one"]);
    const turned = cells.map((one) => ({ ...one, level: one.id === "one" ? "england" : "council" }));
    expect(hides({ a: 3, b: 40, c: 3 }, turned)).toEqual(["other"]);
  });
});
