import { describe, expect, it } from "vitest";
import type { DisclosureRules } from "../../../packages/core/src/collections/disclosure.ts";
import { attack } from "../../../packages/core/src/publish/disclose/attack/attack.ts";
import { type Protection, protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { boundsOf, grid, rules, solver } from "./grid.ts";
import { cell, hiddenIn, sums } from "./small-tables.ts";

/** Rules that ask for so many values of counts below a threshold. */
const asking = (below: number, atLeast: number, others: Partial<DisclosureRules> = {}): DisclosureRules => ({
  ...{ ...rules, steps: ["hide"] as const },
  ...{ below, width: { kind: "values", atLeast } as const, ...others },
});

/** What an attack with no short cut finds of what came out. */
function stillFound(tables: Tables, { cells }: Protection, by: DisclosureRules): readonly string[] {
  const formOf = new Map(cells.map(({ id, form }) => [id, form]));
  const system = makeTableSystem(tables);
  const forms = system.cells.map(({ ids: [id] }): Form => formOf.get(id) ?? "shown");
  const { findings } = attack({ system, forms, shares: [] }, by, { solver, isExhaustive: true });
  return findings.flatMap(({ target, isProtected }) =>
    isProtected ? [] : [`${target.kind} ${target.cells.map((at) => system.cells[at]?.ids[0]).join()}`],
  );
}

// tau-Argus manual 4.1, section 2.9: A holds 52, 15, 62 and 17, B 24, 18, 31 and 8; the second cell of A has one contributor.
const singleton = grid([
  [52, 15, 62, 17],
  [24, 18, 31, 8],
]);

describe("the table of two by four whose hidden box one contributor undoes (tau-Argus manual)", () => {
  it("is wide to everybody else", () => {
    expect(boundsOf(singleton, ["a2", "a4", "b2", "b4"])).toEqual({
      a2: [7, 32],
      a4: [0, 25],
      b2: [1, 26],
      b4: [0, 25],
    });
  });

  it("is exact to the contributor, and so is the sum that the manual makes a cell of its own", () => {
    expect(boundsOf(singleton, ["a4", "b2", "b4"])).toEqual({ a4: [17, 17], b2: [18, 18], b4: [8, 8] });
    const box = ["a2", "a4", "b2", "b4"];
    const virtual = { ...singleton, cells: [...singleton.cells, cell("both", ["a2", "a4"])] };
    expect(boundsOf(virtual, [...box, "both"])["both"]).toEqual([32, 32]);
  });

  it("comes out with a third hidden cell in the row where the sum is to be protected", () => {
    const tables: Tables = {
      ...singleton,
      cells: [
        ...singleton.cells.map((one) => (["a2", "a4"].includes(one.id) ? { ...one, earlier: "hidden" as const } : one)),
        { ...cell("both", ["a2", "a4"]), earlier: "hidden" },
      ],
    };
    const found = protectTables(tables, asking(2, 2), solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found).filter((id) => /^a/.test(id)).length).toBeGreaterThan(2);
    const [low = 0, high = 0] = boundsOf(tables, hiddenIn(found))["both"] ?? [];
    expect(high).toBeGreaterThan(low);
  });

  it("comes out protected to the contributor as reader, who knows that cell", () => {
    const tables: Tables = {
      ...singleton,
      cells: singleton.cells.map((one) =>
        one.id === "a2" ? { ...one, earlier: "shown" } : one.id === "a4" ? { ...one, earlier: "hidden" } : one,
      ),
    };
    const found = protectTables(tables, asking(2, 3), solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).not.toContain("a2");
    const [low = 0, high = 0] = boundsOf(tables, hiddenIn(found))["a4"] ?? [];
    expect(high - low + 1).toBeGreaterThanOrEqual(3);
  });
});

// sdcTable, test-linked-tables.r: eight regions under two counties, and under big and small.
const regions = { A: 2, B: 2, I: 8, J: 8, K: 3, L: 3, M: 3, N: 7 };
const counties = { "county-1": ["A", "B", "I", "J"], "county-2": ["K", "L", "M", "N"] };
const sizes = { big: ["L", "M"], small: ["A", "B", "I", "J", "K", "N"] };

describe("regions under counties, and under big and small (sdcTable)", () => {
  const small = ["A", "B", "K", "L", "M"];
  const by = asking(4, 2, { zeros: "hidden" });

  it.each([
    ["counties", sums(regions, { ...counties, total: Object.keys(regions) })],
    ["sizes", sums(regions, { ...sizes, total: Object.keys(regions) })],
  ])("are safe by their %s alone with the small ones hidden", (_, tables) => {
    expect(hiddenIn(protectTables(tables, by, solver))).toEqual(small);
  });

  it("give K away together, and N is hidden for it", () => {
    const both = sums(regions, { ...counties, ...sizes, total: Object.keys(regions) });
    expect(boundsOf(both, small)["K"]).toEqual([3, 3]);
    const found = protectTables(both, by, solver);
    expect([found.outcome, hiddenIn(found)]).toEqual(["protected", [...small, "N"].toSorted()]);
  });
});

describe("two regions with one person each, one with two and one with none (sdcTable)", () => {
  const tables = sums({ a: 1, b: 2, c: 1, d: 0 }, { tot: ["a", "b", "c", "d"] });

  it("are known once only the ones are hidden, for nobody hides a zero", () => {
    expect(boundsOf(tables, ["a", "c"], { zeros: "shown" })).toMatchObject({ a: [1, 1], c: [1, 1] });
  });

  it("need the two hidden as well", () => {
    const found = protectTables(tables, asking(2, 2), solver);
    expect([found.outcome, hiddenIn(found)]).toEqual(["protected", ["a", "b", "c"]]);
  });
});

// SSBtools, example1: Spain, Iceland and Portugal; the young, then the old.
describe("ages of three countries (GaussSuppression)", () => {
  it("have intervals four wide, and Spain is hidden where five are asked", () => {
    const years = grid([
      [17, 3, 1],
      [17, 10, 11],
    ]);
    const box = ["a2", "a3", "b2", "b3"];
    expect(Object.values(boundsOf(years, box)).map(([low, high]) => high - low)).toEqual([4, 4, 4, 4]);
    const wider = hiddenIn(protectTables(years, asking(4, 6, { zeros: "hidden" }), solver));
    expect(wider).toEqual(["a1", ...box.slice(0, 2), "b1", ...box.slice(2)]);
  });

  it("tell two zeros by their sum unless Spain is hidden: nothing is below zero", () => {
    const year = grid([
      [5, 0, 0],
      [6, 3, 4],
    ]);
    expect(boundsOf(year, ["a2", "a3", "b2", "b3"])).toMatchObject({ a2: [0, 0], a3: [0, 0] });
    const found = protectTables(year, asking(3, 2, { zeros: "hidden" }), solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toEqual(expect.arrayContaining(["a1", "a2", "a3"]));
  });

  it("tell two ones by their sum unless Spain is hidden: zeros are never hidden", () => {
    const year = grid([
      [7, 1, 1],
      [5, 4, 3],
    ]);
    expect(boundsOf(year, ["a2", "a3", "b2", "b3"], { zeros: "shown" })).toMatchObject({ a2: [1, 1], a3: [1, 1] });
    const found = protectTables(year, asking(2, 2), solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toEqual(expect.arrayContaining(["a1", "a2", "a3"]));
  });
});

// SSBtools, test-GaussSuppression.R: ones beside fives, nines, and zeros beside sevens.
describe("ones that are paired with zeros (GaussSuppression)", () => {
  it("are all six known, though no sum of shown cells gives any", () => {
    const tables = grid([
      [1, 1, 1, 5, 5],
      [9, 9, 9, 9, 9],
      [0, 0, 0, 7, 7],
    ]);
    const hidden = ["a1", "a2", "a3", "c1", "c2", "c3"];
    const bounds = Object.entries(boundsOf(tables, hidden));
    expect(bounds.filter(([id]) => hidden.includes(id)).every(([, [low, high]]) => low === high)).toBe(true);
  });
});

describe("tables of the Handbook on Statistical Disclosure Control", () => {
  it("example 1a of chapter 4: one hidden part of a shown sum is known to the last unit", () => {
    const tables = sums({ I: 998, II: 47_600, III: 8_002 }, { sector: ["I", "II", "III"] });
    expect(boundsOf(tables, ["I"])["I"]).toEqual([998, 998]);
  });

  it("hours of work by two groupings: the man of 20 to 24 hours is in no table and follows from both", () => {
    const men = { under20: 6, from20: 1, from25: 8, from40: 5, from60: 8, from70: 4 };
    const overlap = sums(men, { "to 39": ["from20", "from25"], "to 24": ["under20", "from20"] }, ["from20"]);
    const found = protectTables(overlap, asking(2, 2), solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found).length).toBeGreaterThan(1);
    expect(stillFound(overlap, found, asking(2, 2))).toEqual([]);
    const out = overlap.cells.map((one) => ({ ...one, earlier: "shown" as const }));
    const refused = protectTables({ ...overlap, cells: out }, asking(2, 2), solver);
    expect([refused.outcome, refused.failing.length]).toEqual(["refused", 1]);
  });

  it("two borders of one area: two people live between them", () => {
    const tables = sums(
      { inside: 50, between: 2 },
      { "within 2001": ["inside"], "within 1991": ["inside", "between"] },
      ["inside", "between"],
    );
    const found = protectTables(tables, asking(3, 2), solver);
    expect([found.outcome, hiddenIn(found).length]).toEqual(["protected", 1]);
  });

  it("linked tables: one woman lives and works in the area, told by everybody less the men", () => {
    const people = { menBoth: 21, womenBoth: 1, menLive: 58, womenLive: 5, menWork: 23, womenWork: 4 };
    const tables = sums(
      people,
      {
        "working here": ["menBoth", "womenBoth", "menWork", "womenWork"],
        "living here": ["menBoth", "womenBoth", "menLive", "womenLive"],
        both: ["menBoth", "womenBoth"],
      },
      ["womenBoth", "womenLive", "womenWork"],
    );
    const by = asking(3, 3);
    const found = protectTables(tables, by, solver);
    expect(found.outcome).toBe("protected");
    expect(stillFound(tables, found, by)).toEqual([]);
  });

  it("counts of three areas rounded to five: the one man of area A is known, the three people of B are not", () => {
    const areas = grid([
      [1, 0],
      [3, 3],
      [12, 20],
    ]);
    const bounds = boundsOf(areas, [], { form: "rounded" });
    expect(bounds["a1"]).toEqual([0, 2]);
    expect(bounds["b1"]).toEqual([3, 4]);
  });
});

describe("rounding undone", () => {
  it("by a known person more: zero and then five are two and then three", () => {
    const tables = sums({ before: 2, joiner: 1 }, { after: ["before", "joiner"] });
    const system = makeTableSystem(tables);
    const forms = system.cells.map(({ ids }): Form => (ids[0] === "joiner" ? "shown" : "rounded"));
    const { findings } = attack({ system, forms, shares: [] }, rules, { solver, isExhaustive: true });
    const bounds = findings.map(({ target, low, high }) => [system.cells[target.cells[0] ?? -1]?.ids[0], low, high]);
    expect(bounds).toEqual([
      ["after", 3n, 3n],
      ["before", 2n, 2n],
    ]);
  });

  it("by a percentage of 3,996 beside the rounded numerator: six or seven are left", () => {
    const tables: Tables = {
      ...sums({ some: 6, others: 3_990 }, { all: ["some", "others"] }, ["others"]),
      shares: [{ id: "share", numerator: "some", denominator: "all", places: 1, from: "exact", isEarlier: true }],
    };
    const system = makeTableSystem(tables);
    const forms = system.cells.map(({ ids }): Form => (ids[0] === "all" ? "shown" : "rounded"));
    const by = asking(8, 3);
    const { findings } = attack({ system, forms, shares: system.shares }, by, { solver, isExhaustive: true });
    expect(findings.map(({ low, high, isProtected }) => [low, high, isProtected])).toEqual([[6n, 7n, false]]);
  });
});

describe("frozen cells that make protection impossible (Destatis)", () => {
  it("are refused by name: every total that is out has one part that is not zero", () => {
    const tables = grid([
      [3, 0, 0],
      [0, 40, 0],
      [0, 0, 50],
    ]);
    const isMargin = (id: string) => id === "total" || id.length === 1;
    const cells = tables.cells.map((one) => (isMargin(one.id) ? { ...one, earlier: "shown" as const } : one));
    const found = protectTables({ ...tables, cells }, asking(5, 2), solver);
    expect(found.outcome).toBe("refused");
    expect(found.failing).toContain("a1");
  });
});
