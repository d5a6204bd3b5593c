import { describe, expect, it } from "vitest";
import { attack } from "../../../packages/core/src/publish/disclose/attack/attack.ts";
import { protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { boundsOf, grid, rules, solver } from "./grid.ts";

// Example data of Statistics Norway (SSBtools, MIT): eight regions by main source of income, other, work, assistance, insurance.
const z1 = [
  [11, 11, 55, 36],
  [7, 1, 29, 18],
  [5, 8, 35, 25],
  [13, 2, 17, 13],
  [9, 14, 63, 52],
  [12, 9, 24, 22],
  [6, 4, 22, 8],
  [9, 3, 38, 15],
];
const threes = { ...rules, below: 4 };

describe("the example of eight regions by four incomes", () => {
  it("is safe from exact sums with the six cells its publisher hides, and three of them are wide", () => {
    const bounds = boundsOf(grid(z1), ["b1", "b2", "d1", "d2", "h1", "h2"]);
    expect(Object.values(bounds).filter(([low, high]) => low === high)).toEqual([]);
    expect(bounds["b2"]).toEqual([0, 6]);
  });

  it("comes out protected with its totals shown and few cells hidden", () => {
    const { outcome, cells } = protectTables(grid(z1), threes, solver);
    expect(outcome).toBe("protected");
    const hidden = cells.filter(({ form }) => form === "hidden").map(({ id }) => id);
    expect(hidden).toEqual(expect.arrayContaining(["b2", "d2", "h2"]));
    expect(hidden.filter((id) => id === "total" || /^\d$/.test(id))).toEqual([]);
    expect(hidden.length).toBeLessThanOrEqual(10);
    const bounds = Object.values(boundsOf(grid(z1), hidden, { zeros: "shown" }));
    expect(bounds.filter(([low, high]) => high - low + 1 < 3)).toEqual([]);
  });
});

/** The same and three regions more, under counties and under groups of regions: two trees over the same leaves. */
function twoTrees(): Tables {
  const rows = [...z1, [3, 0, 9, 2], [9, 0, 32, 20], [4, 2, 18, 11]];
  const regions = rows.map((_, at) => "ABCDEFGHIJK".charAt(at));
  const trees: Readonly<Record<string, readonly string[]>> = {
    "county 1": ["A", "I"],
    "county 4": ["B"],
    "county 5": ["C", "D"],
    "county 6": ["E", "F"],
    "county 8": ["G", "H"],
    "county 10": ["J", "K"],
    "group 300": regions.slice(0, 8),
    "group 400": regions.slice(8),
    total: regions,
  };
  const incomes = ["1", "2", "3", "4"];
  const areas = [...regions.map((region) => [region, [region]] as const), ...Object.entries(trees)];
  const cells = areas.flatMap(([area, members]) =>
    [...incomes.map((income) => [income]), incomes].map((some): TableCell => {
      const leaves = members.flatMap((region) => some.map((income) => `${region}${income}`));
      const name = some.length === 1 ? `${area}/${some.join("")}` : `${area}/all`;
      return { id: name, leaves, level: "one", detail: some.length === 1 ? 1 : 0 };
    }),
  );
  const leaves = rows.flatMap((row, at) =>
    row.map((value, income) => ({ id: `${regions[at]}${income + 1}`, value: BigInt(value) })),
  );
  return { leaves, cells, levels: ["one"] };
}

describe("the example of regions under counties and groups", () => {
  it("comes out protected in both trees together, with zeros shown", () => {
    const tables = twoTrees();
    const some = { ...rules, below: 3 };
    const { outcome, cells } = protectTables(tables, some, solver);
    expect(outcome).toBe("protected");
    const formOf = new Map(cells.map(({ id, form }) => [id, form]));
    expect(["B/2", "D/2", "I/4", "K/2"].map((id) => formOf.get(id))).toEqual(Array(4).fill("hidden"));
    expect(["I/2", "J/2", "total/all"].map((id) => formOf.get(id))).toEqual(Array(3).fill("shown"));
    const system = makeTableSystem(tables);
    const forms = system.cells.map(({ ids: [id] }): Form => formOf.get(id) ?? "shown");
    const { findings } = attack({ system, forms, shares: [] }, some, { solver, isExhaustive: true });
    expect(findings.filter(({ low, high }) => high - low + 1n < 3n)).toEqual([]);
  });
});

describe("a difference of two numbers", () => {
  it("is protected with them: a total, a part and what is left, all shown elsewhere", () => {
    const cell = (id: string, leaves: readonly string[], less: readonly string[] = []): TableCell => ({
      ...{ id, leaves, less, level: "one", detail: 0 },
    });
    const places = ["a", "b", "c"];
    const tables: Tables = {
      leaves: [
        ...places.map((place, at) => ({ id: `${place}/base`, value: [40n, 50n, 60n][at] ?? 0n })),
        ...places.map((place, at) => ({ id: `${place}/part`, value: [38n, 20n, 25n][at] ?? 0n })),
      ],
      cells: [
        ...places.flatMap((place) => [
          cell(`${place} base`, [`${place}/base`]),
          cell(`${place} part`, [`${place}/part`]),
          cell(`${place} rest`, [`${place}/base`], [`${place}/part`]),
        ]),
        cell(
          "base",
          places.map((place) => `${place}/base`),
        ),
        cell(
          "part",
          places.map((place) => `${place}/part`),
        ),
        cell(
          "rest",
          places.map((place) => `${place}/base`),
          places.map((place) => `${place}/part`),
        ),
      ],
      levels: ["one"],
      facts: places.map((place) => ({
        terms: [
          { leaf: `${place}/base`, factor: 1 },
          { leaf: `${place}/part`, factor: -1 },
        ],
        low: 0n,
        high: null,
      })),
    };
    const { outcome, cells } = protectTables(tables, rules, solver);
    expect(outcome).toBe("protected");
    const hidden = cells.filter(({ form }) => form === "hidden").map(({ id }) => id);
    expect(hidden).toContain("a rest");
    expect(hidden.some((id) => id === "a base" || id === "a part")).toBe(true);
    const bounds = boundsOf(tables, hidden, { zeros: "shown" });
    const [low = 0, high = 0] = bounds["a rest"] ?? [];
    expect(high - low + 1).toBeGreaterThanOrEqual(3);
  });

  it("refuses a fact that does not hold", () => {
    const tables = grid([[1, 2]]);
    const facts = [{ terms: [{ leaf: "a1", factor: 1 }], low: 2n, high: null }];
    expect(() => makeTableSystem({ ...tables, facts })).toThrow(/is not so/);
  });
});
