import { describe, expect, it } from "vitest";
import { rowAt } from "../../../packages/core/src/publish/disclose/echelon.ts";
import { hideByElimination } from "../../../packages/core/src/publish/disclose/eliminate.ts";
import { protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { boundsOf, grid, rules, solver } from "./grid.ts";

const twoEverywhere = ["a1", "a2", "b1", "b2", "b3", "c3", "c4", "d3", "d4"];
const bridged = grid([
  [20, 30, 9, 9],
  [25, 40, 47, 9],
  [9, 60, 15, 22],
  [9, 9, 16, 24],
]);

describe("the attacker", () => {
  it("finds the cell that two hidden cells in every row and column do not protect", () => {
    expect(boundsOf(bridged, twoEverywhere)["b3"]).toEqual([47, 47]);
    expect(boundsOf(bridged, [...twoEverywhere, "c2"])["b3"]).toEqual([0, 78]);
  });

  it("finds nothing exact where a second cell closes the cycle", () => {
    const bounds = Object.values(boundsOf(bridged, [...twoEverywhere, "c2"]));
    expect(bounds.every(([low, high]) => high > low)).toBe(true);
  });

  it("bounds a hidden cell by its margins: three by two, at least 3 and at most 6", () => {
    const tables = grid([
      [4, 2],
      [4, 0],
      [4, 1],
    ]);
    const bounds = boundsOf(tables, ["a1", "a2", "b1", "b2", "c1", "c2"]);
    expect(bounds["a1"]).toEqual([3, 6]);
  });

  it("finds that four zeros and their total, each rounded to five, are four twos", () => {
    expect(boundsOf(grid([[2, 2, 2, 2]]), [], { form: "rounded" })).toEqual({
      "1": [2, 2],
      "2": [2, 2],
      "3": [2, 2],
      "4": [2, 2],
    });
  });

  it("leaves three cells and their total, each rounded to five, in doubt", () => {
    const bounds = Object.values(boundsOf(grid([[2, 2, 2]]), [], { form: "rounded" }));
    expect(bounds.every(([low, high]) => high > low)).toBe(true);
  });

  it("knows all four cells of a box once it knows the one it contributed itself", () => {
    const box = grid([
      [15, 20, 40],
      [30, 10, 60],
    ]);
    const hidden = ["a1", "a2", "b1", "b2"];
    expect(boundsOf(box, hidden)["b2"]).toEqual([0, 30]);
    expect(boundsOf(box, ["a2", "b1", "b2"])).toEqual({ a2: [20, 20], b1: [30, 30], b2: [10, 10] });
  });

  it("knows three ones from their sum, because zeros are never hidden", () => {
    const ones = grid([
      [1, 1, 1, 50],
      [30, 30, 30, 30],
    ]);
    const hidden = ["a1", "a2", "a3", "b1", "b2", "b3"];
    expect(boundsOf(ones, hidden, { zeros: "shown" })["a1"]).toEqual([1, 1]);
    expect(boundsOf(ones, hidden, { zeros: "hidden" })["a1"]).toEqual([0, 3]);
  });

  it("knows cells paired with zeros, because nothing is below zero", () => {
    const tables = grid([
      [0, 0, 0, 5, 5],
      [9, 9, 9, 9, 9],
      [1, 1, 1, 7, 7],
    ]);
    const bounds = boundsOf(tables, ["a1", "c1"]);
    expect(bounds["c1"]).toEqual([1, 1]);
  });
});

/** Eight leaves under three counties and under big and small. */
function linked(trees: readonly ("county" | "size")[]): Tables {
  const places = [
    { id: "K", county: "north", size: "big", value: 3 },
    { id: "A", county: "north", size: "small", value: 20 },
    { id: "B", county: "north", size: "small", value: 21 },
    { id: "C", county: "east", size: "big", value: 22 },
    { id: "D", county: "east", size: "big", value: 23 },
    { id: "N", county: "east", size: "small", value: 24 },
    { id: "E", county: "west", size: "big", value: 25 },
    { id: "F", county: "west", size: "small", value: 26 },
  ];
  const cell = (id: string, leaves: readonly string[]): TableCell => ({ id, leaves, level: "one", detail: 0 });
  const groups = trees.flatMap((tree) => [...Map.groupBy(places, (place) => place[tree])]);
  return {
    leaves: places.map(({ id, value }) => ({ id, value: BigInt(value) })),
    cells: [
      ...places.map(({ id }) => cell(id, [id])),
      ...groups.map(([id, members]) =>
        cell(
          id,
          members.map((member) => member.id),
        ),
      ),
      cell(
        "total",
        places.map(({ id }) => id),
      ),
    ],
    levels: ["one"],
  };
}

describe("two geographies", () => {
  const hidden = ["K", "A", "B", "C", "D"];

  it("protect a cell each for itself and give it away together", () => {
    const exact = (tables: Tables, others: readonly string[] = []) => {
      const [low, high] = boundsOf(tables, [...hidden, ...others])["K"] ?? [0, 0];
      return low === high;
    };
    expect(exact(linked(["county"]))).toBe(false);
    expect(exact(linked(["size"]))).toBe(false);
    expect(exact(linked(["county", "size"]))).toBe(true);
    expect(exact(linked(["county", "size"]), ["N"])).toBe(false);
  });

  it("make the elimination hide one more cell", () => {
    const system = makeTableSystem(linked(["county", "size"]));
    const forms = system.cells.map(({ ids }): Form => (hidden.includes(ids[0]) ? "hidden" : "shown"));
    const guarded = system.cells
      .filter(({ ids }) => hidden.includes(ids[0]))
      .map(({ leaves, factors }) => rowAt(leaves, factors));
    const { added } = hideByElimination(system, forms, guarded);
    expect([...added].map((at) => system.cells[at]?.ids[0])).toHaveLength(1);
    expect(boundsOf(linked(["county", "size"]), [...hidden, ...names(added, system.cells)])["K"]?.[1]).toBeGreaterThan(
      3,
    );
  });
});

function names(
  places: ReadonlySet<number>,
  cells: readonly { readonly ids: readonly [string, ...string[]] }[],
): string[] {
  return [...places].flatMap((at) => cells[at]?.ids[0] ?? []);
}

describe("percentages", () => {
  const tables = (form: "shown" | "rounded"): Tables => ({
    leaves: [
      { id: "some", value: 3n },
      { id: "others", value: 407n },
    ],
    cells: [
      { id: "numerator", leaves: ["some"], level: "one", detail: 0, earlier: "hidden" },
      { id: "denominator", leaves: ["some", "others"], level: "one", detail: 0, earlier: form },
    ],
    levels: ["one"],
    shares: [
      { id: "share", numerator: "numerator", denominator: "denominator", places: 1, from: "exact", isEarlier: true },
    ],
  });

  it("to one place from exact values give the hidden numerator back", () => {
    expect(boundsOf(tables("shown"), ["numerator"])["numerator"]).toEqual([3, 3]);
    const refused = protectTables(tables("shown"), rules, solver);
    expect(refused.outcome).toBe("refused");
    expect(refused.failing).toContain("numerator");
  });

  it("do so beside a rounded denominator too", () => {
    expect(protectTables(tables("rounded"), rules, solver).outcome).toBe("refused");
  });

  it("are hidden with their numerator, and worked from the numbers readers get", () => {
    const open: Tables = {
      ...grid([
        [3, 40],
        [50, 60],
        [70, 80],
      ]),
      shares: [
        { id: "small", numerator: "a1", denominator: "a", places: 1, from: "exact" },
        { id: "large", numerator: "1", denominator: "total", places: 1, from: "published" },
      ],
    };
    const { outcome, shares } = protectTables(open, rules, solver);
    expect(outcome).toBe("protected");
    expect(shares).toEqual([
      { id: "large", unscaled: 406n },
      { id: "small", unscaled: null },
    ]);
  });
});

describe("zeros that are shown", () => {
  it("are let out before anything else, so that no small count hides behind one", () => {
    const tables = grid([
      [1, 1, 1, 5, 5],
      [9, 9, 9, 9, 9],
      [0, 0, 0, 7, 7],
    ]);
    const { cells, outcome } = protectTables(tables, rules, solver);
    expect(outcome).toBe("protected");
    const formOf = new Map(cells.map(({ id, form }) => [id, form]));
    expect(["c1", "c2", "c3"].map((id) => formOf.get(id))).toEqual(["shown", "shown", "shown"]);
  });
});
