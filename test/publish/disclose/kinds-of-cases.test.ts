import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DisclosureRules } from "../../../packages/core/src/collections/disclosure.ts";
import { attack } from "../../../packages/core/src/publish/disclose/attack/attack.ts";
import { primaryCells } from "../../../packages/core/src/publish/disclose/primary-cells.ts";
import { type Protection, protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { everyWhole } from "./every-whole.ts";
import { grid, rules, solver } from "./grid.ts";
import { cell, hiddenIn, sums } from "./small-tables.ts";

const hideOnly: DisclosureRules = { ...rules, steps: ["hide"] };

/** Small numbers that a reader who tries every table of whole numbers is left with fewer than three values for. */
function narrow(tables: Tables, found: Protection, by: DisclosureRules = hideOnly): readonly string[] {
  return everyWhole(tables, found, by, 3);
}

describe("the gate on tables of many kinds", () => {
  it("protects margins above margins: a region of one council is that council", () => {
    const counts = { n1: 3, n2: 40, n3: 31, s1: 2, s2: 3, s3: 28, w1: 4 };
    const all = Object.keys(counts);
    const groups = { north: all.slice(0, 3), south: all.slice(3, 6), west: ["w1"], england: all };
    const tables = sums(counts, groups);
    const found = protectTables(tables, hideOnly, solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toEqual(expect.arrayContaining(["n1", "s1", "s2", "w1", "west"]));
    expect(narrow(tables, found)).toEqual([]);
  });

  it("protects a table of three dimensions with all its margins", () => {
    const tables = cube([
      [
        [2, 9, 14],
        [11, 7, 21],
      ],
      [
        [8, 12, 3],
        [16, 1, 10],
      ],
    ]);
    const found = protectTables(tables, hideOnly, solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toEqual(expect.arrayContaining(["000", "102", "111"]));
    expect(narrow(tables, found)).toEqual([]);
  });

  it("protects a total that is known from elsewhere though no table shows it", () => {
    const counts = { a: 3, b: 40, c: 51 };
    const alone: Tables = { ...sums(counts, {}), relations: [] };
    expect(hiddenIn(protectTables(alone, hideOnly, solver))).toEqual(["a"]);
    const terms = Object.keys(counts).map((leaf) => ({ leaf, factor: 1 }));
    const exact = { ...alone, facts: [{ terms, low: 94n, high: 94n }] };
    const found = protectTables(exact, hideOnly, solver);
    expect([found.outcome, hiddenIn(found).length]).toEqual(["protected", 2]);
    const about = { ...alone, facts: [{ terms, low: 93n, high: 95n }] };
    expect(hiddenIn(protectTables(about, hideOnly, solver))).toEqual(["a"]);
    const near = { ...alone, facts: [{ terms, low: 94n, high: 95n }] };
    expect(hiddenIn(protectTables(near, hideOnly, solver)).length).toBe(2);
  });

  it("protects a council that arrives between two versions: what is out of its region stays out", () => {
    const counts = { a: 40, b: 50, late: 3 };
    const cells: TableCell[] = [
      { ...cell("v1/region", ["a", "b"]), earlier: "shown" },
      ...["a", "b"].map((id): TableCell => ({ ...cell(`v1/${id}`, [id]), earlier: "shown" })),
      { ...cell("v2/region", ["a", "b", "late"]), follows: "v1/region" },
      ...Object.keys(counts).map((id) => cell(`v2/${id}`, [id])),
    ];
    const leaves = Object.entries(counts).map(([id, value]) => ({ id, value: BigInt(value) }));
    const found = protectTables({ leaves, cells, levels: ["one"] }, hideOnly, solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toEqual(["v2/late", "v2/region"]);
  });

  it("keeps what was shown rounded shown: it cannot be taken back, and readers know it to its rounding", () => {
    const wide = { ...hideOnly, width: { kind: "values", atLeast: 8 } } as const;
    const cells: TableCell[] = [
      { ...cell("v1/region", ["a", "b"]), earlier: "shown", shownTo: 5 },
      { ...cell("v2/region", ["a", "b", "late"]), shownTo: 5 },
      ...["b", "late"].map((id): TableCell => ({ ...cell(`v2/${id}`, [id]), shownTo: 5 })),
    ];
    const counts = { a: 39, b: 11, late: 1 };
    const leaves = Object.entries(counts).map(([id, value]) => ({ id, value: BigInt(value) }));
    const found = protectTables({ leaves, cells, levels: ["one"] }, wide, solver);
    expect([found.outcome, hiddenIn(found)]).toEqual(["protected", ["v2/late", "v2/region"]]);
  });

  it("refuses where two versions that are out differ by a council with few", () => {
    const cells: TableCell[] = [
      { ...cell("v1/region", ["a", "b"]), earlier: "shown" },
      { ...cell("v2/region", ["a", "b", "late"]), earlier: "shown" },
      cell("v3/late", ["late"]),
    ];
    const leaves = [
      { id: "a", value: 40n },
      { id: "b", value: 50n },
      { id: "late", value: 3n },
    ];
    const found = protectTables({ leaves, cells, levels: ["one"] }, hideOnly, solver);
    expect([found.outcome, found.failing]).toEqual(["refused", ["v3/late"]]);
  });

  it("protects four numbers and their total that are rounded to five and tell all four", () => {
    const tables = grid([[2, 2, 2, 2]]);
    const round = { ...rules, steps: ["round"] as const };
    const found = protectTables(tables, round, solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found).length).toBeGreaterThan(0);
  });

  it("hides no zero where zeros are always shown, and refuses rather", () => {
    const tables = grid([
      [3, 0],
      [0, 40],
    ]);
    const cells = tables.cells.map((one) => (one.id === "a" ? { ...one, earlier: "shown" as const } : one));
    const found = protectTables({ ...tables, cells }, hideOnly, solver);
    expect([found.outcome, found.failing.includes("a1")]).toEqual(["refused", true]);
  });
});

describe("people are whole", () => {
  it("so that four who are never fewer than one in any two are at least three", () => {
    const pairs = ["ab", "ac", "ad", "bc", "bd", "cd"].map((pair) => cell(pair, [...pair]));
    const all = cell("all", ["a", "b", "c", "d"]);
    const leaves = Object.entries({ a: 1n, b: 1n, c: 1n, d: 0n }).map(([id, value]) => ({ id, value }));
    const facts = [{ terms: leaves.map(({ id }) => ({ leaf: id, factor: 1 })), low: null, high: 4n }];
    const system = makeTableSystem({ leaves, cells: [...pairs, all], levels: ["one"], facts });
    const forms = system.cells.map(() => "hidden" as const);
    const { findings } = attack({ system, forms, shares: [] }, hideOnly, { solver });
    const found = findings.find(({ target }) => target.value === 3n);
    expect([found?.low, found?.high, found?.isProtected]).toEqual([3n, 4n, false]);
  });
});

describe("a count of as many as the threshold", () => {
  it("is not small: it is shown, and so is everything beside it", () => {
    const tables = grid([
      [5, 40],
      [50, 60],
    ]);
    expect(hiddenIn(protectTables(tables, hideOnly, solver))).toEqual([]);
    expect(hiddenIn(protectTables(tables, { ...hideOnly, below: 6 }, solver))).toContain("a1");
  });
});

describe("what went out rounded", () => {
  it("stays so, and is known to its rounding alone", () => {
    const tables = grid([
      [3, 40],
      [50, 60],
    ]);
    const cells = tables.cells.map((one) => (one.id === "a" ? { ...one, earlier: "rounded" as const } : one));
    const found = protectTables({ ...tables, cells }, { ...hideOnly, base: 10 }, solver);
    expect(found.cells.find(({ id }) => id === "a")).toMatchObject({ form: "rounded", value: 40n });
  });
});

describe("a pair", () => {
  const pairOf = (part: number, others: number, zeros: DisclosureRules["zeros"] = "shown") => {
    const tables = grid([
      [part, others],
      [20, 30],
      [40, 50],
    ]);
    const pairs = [{ numerator: "a1", denominator: "a" }];
    const primary = primaryCells(makeTableSystem({ ...tables, pairs }), { ...hideOnly, zeros });
    return [...primary].flatMap((at) => makeTableSystem(tables).cells[at]?.ids[0] ?? []).toSorted();
  };

  it("is small where either number is, or what is left of the whole", () => {
    expect([pairOf(97, 3), pairOf(3, 97), pairOf(50, 50)]).toEqual([["a", "a1", "a2"], ["a", "a1"], []]);
  });

  it("leaves nobody over where the part is the whole, and that is no small number", () => {
    expect([pairOf(40, 0), pairOf(40, 0, "hidden")]).toEqual([[], ["a2"]]);
  });

  it("of nobody out of a few shows its zero and hides the few", () => {
    const tables = grid([
      [0, 4],
      [20, 30],
      [40, 50],
    ]);
    const pairs = [{ numerator: "a1", denominator: "a" }];
    const found = protectTables({ ...tables, pairs }, hideOnly, solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toEqual(expect.arrayContaining(["a", "a2"]));
    expect(hiddenIn(found)).not.toContain("a1");
    expect(narrow({ ...tables, pairs }, found)).toEqual([]);
  });
});

describe("whatever comes out of a small table", () => {
  const values = fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 2,
  });

  it.each(["shown", "hidden"] as const)("leaves three values to one who tries them all, zeros %s", (zeros) => {
    const by = { ...hideOnly, zeros };
    let protectedOnes = 0;
    fc.assert(
      fc.property(values, (some) => {
        const tables = grid(some);
        const found = protectTables(tables, by, solver);
        if (found.outcome === "refused") return;
        protectedOnes += 1;
        expect(narrow(tables, found, by)).toEqual([]);
      }),
      { numRuns: 12, seed: 5 },
    );
    expect(protectedOnes).toBeGreaterThan(7);
  });
});

/** Three dimensions with every margin; a cell is named by its places, `x` where it is summed over all. */
function cube(values: readonly (readonly (readonly number[])[])[]): Tables {
  const leaves = values.flatMap((plane, i) =>
    plane.flatMap((row, j) => row.map((value, k) => ({ id: `${i}${j}${k}`, value: BigInt(value) }))),
  );
  const options = [values.length, values[0]?.length ?? 0, values[0]?.[0]?.length ?? 0].map((many) => [
    "x",
    ...Array.from({ length: many }, (_, at) => String(at)),
  ]);
  const [one = [], two = [], three = []] = options;
  const names = one.flatMap((i) => two.flatMap((j) => three.map((k) => `${i}${j}${k}`)));
  const isIn = (name: string, leaf: string) => [...name].every((at, place) => at === "x" || at === leaf[place]);
  const membersOf = (name: string) => leaves.flatMap(({ id }) => (isIn(name, id) ? [id] : []));
  return { leaves, cells: names.map((name) => cell(name, membersOf(name))), levels: ["one"] };
}
