import { describe, expect, it } from "vitest";
import { attack } from "../../../packages/core/src/publish/disclose/attack/attack.ts";
import { goingOut } from "../../../packages/core/src/publish/disclose/choose-pattern.ts";
import { type ProtectedCell, protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { rules, solver } from "./grid.ts";
import { hardCase, madeCouncils, seeded, tablesOf } from "./made-tables.ts";
import { resubmitted, stackedTables } from "./made-versions.ts";
import { isInSpan } from "./span.ts";

const small = { ...hardCase, councils: 20, regions: 3, types: 2 };
const formsFor = (tables: Tables, cells: readonly ProtectedCell[]) => {
  const formOf = new Map(cells.map(({ id, form }) => [id, form]));
  const system = makeTableSystem(tables);
  return { system, forms: system.cells.map(({ ids: [id] }): Form => formOf.get(id) ?? "shown") };
};

describe("generated tables of 152 councils with both geographies", () => {
  it.each([1, 2])("come out with every small cell hidden and every hidden cell wide, seed %i", (seed) => {
    const tables = tablesOf(madeCouncils(seed, hardCase));
    const { outcome, cells, record } = protectTables(tables, rules, solver);
    expect(outcome).toBe("protected");
    const { system, forms } = formsFor(tables, cells);
    const smallShown = system.cells.filter(({ value }, at) => value > 0n && value < 5n && forms[at] !== "hidden");
    expect(smallShown).toEqual([]);
    const { findings } = attack({ system, forms, shares: [] }, rules, { solver, isExhaustive: true });
    expect(findings.length).toBeGreaterThan(50);
    expect(findings.filter(({ low, high }) => high - low + 1n < 3n)).toEqual([]);
    expect(record.attacked).toBe(findings.length);
    expect(record.proven).toBe(record.attacked);
    expect(forms.filter((form) => form === "hidden").length / forms.length).toBeLessThan(0.18);
  });

  it("keep every zero and every sum of England shown", () => {
    const tables = tablesOf(madeCouncils(4, hardCase));
    const { system, forms } = formsFor(tables, protectTables(tables, rules, solver).cells);
    const shown = system.cells.filter(({ value, level }) => value === 0n || level === 3);
    expect(shown.every((cell) => forms[system.cells.indexOf(cell)] === "shown")).toBe(true);
  });
});

describe("a protected table", () => {
  it("gives away no hidden cell as a combination of shown ones, by an elimination of its own", () => {
    for (const seed of [1, 2]) {
      const tables = tablesOf(madeCouncils(seed, { ...small, councils: 12 }));
      const { system, forms } = formsFor(tables, protectTables(tables, rules, solver).cells);
      const dense = (leaves: readonly number[]) => system.leaves.map((_, at) => (leaves.includes(at) ? 1 : 0));
      const shown = system.cells.flatMap(({ leaves }, at) => (forms[at] === "shown" ? [dense(leaves)] : []));
      const hidden = system.cells.flatMap(({ leaves }, at) => (forms[at] === "hidden" ? [dense(leaves)] : []));
      expect(hidden.length).toBeGreaterThan(5);
      expect(hidden.filter((row) => isInSpan(shown, row))).toEqual([]);
    }
  });

  it("is the same whatever order its cells and leaves come in", () => {
    const tables = tablesOf(madeCouncils(5, small));
    const random = seeded(9);
    const shuffle = <Item>(items: readonly Item[]) =>
      items
        .map((item) => ({ item, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item);
    const shuffled = {
      ...tables,
      leaves: shuffle(tables.leaves),
      cells: shuffle(tables.cells.map((cell) => ({ ...cell, leaves: shuffle(cell.leaves) }))),
      relations: shuffle(tables.relations ?? []),
    };
    expect(protectTables(shuffled, rules, solver)).toEqual(protectTables(tables, rules, solver));
  });

  it("hides zeros under the same mark where the rules say so, and then nobody knows of a cell that it is above zero", () => {
    const tables = tablesOf(madeCouncils(6, small));
    const under = { ...rules, zeros: "hidden" as const };
    const { outcome, cells } = protectTables(tables, under, solver);
    expect(outcome).toBe("protected");
    const { system, forms } = formsFor(tables, cells);
    expect(system.cells.filter(({ value }, at) => value < 5n && forms[at] === "shown")).toEqual([]);
  });

  it("leaves every value the mark stands for possible where the rules ask that", () => {
    const tables = tablesOf(madeCouncils(7, small));
    const wide = { ...rules, width: { kind: "small" as const } };
    const { outcome, cells } = protectTables(tables, wide, solver);
    expect(outcome).toBe("protected");
    const { findings } = attack({ ...formsFor(tables, cells), shares: [] }, wide, { solver, isExhaustive: true });
    const primary = findings.filter(({ target }) => target.isSmall);
    expect(primary.length).toBeGreaterThan(3);
    expect(primary.every(({ low, high }) => low <= 1n && high >= 4n)).toBe(true);
  });

  it("records how it was made without a word on why any cell is hidden", () => {
    const { record, cells } = protectTables(tablesOf(madeCouncils(5, small)), rules, solver);
    expect(Object.keys(cells[0] ?? {})).toEqual(["id", "form", "value"]);
    expect(JSON.stringify(record)).not.toMatch(/primary|secondary|v1\//);
    expect(record.levels.map(({ level }) => level)).toEqual(["council", "type", "region", "england"]);
  });
});

describe("a chain of five versions with resubmissions", () => {
  it.each([1, 2])("keeps what is out, and protects every version and every small change, seed %i", (seed) => {
    let councils = madeCouncils(seed, { ...small, councils: 40 });
    const versions = [councils];
    let settled = protectTables(stackedTables(versions, []), rules, solver).cells;
    for (let version = 2; version <= 5; version += 1) {
      councils = resubmitted(councils, { seed, version, part: 0.1 });
      versions.push(councils);
      const tables = stackedTables(versions, settled);
      const next = protectTables(tables, rules, solver);
      expect(next.outcome).toBe("protected");
      const formOf = new Map(next.cells.map(({ id, form }) => [id, form]));
      expect(settled.filter(({ id, form }) => formOf.get(id) !== form)).toEqual([]);
      settled = next.cells;
    }
    const { system, forms } = formsFor(stackedTables(versions, settled), settled);
    const shares = goingOut(system.shares, forms);
    const { findings } = attack({ system, forms, shares }, rules, { solver, isExhaustive: true });
    expect(findings.some(({ target }) => target.kind === "change")).toBe(true);
    expect(findings.filter(({ isProtected }) => !isProtected)).toEqual([]);
  });
});

describe("tables that cannot be protected", () => {
  it("are refused by name where what is out already gives a small cell away", () => {
    const tables: Tables = {
      leaves: [
        { id: "x", value: 3n },
        { id: "y", value: 40n },
      ],
      cells: [
        { id: "part", leaves: ["x"], level: "one", detail: 1 },
        { id: "other", leaves: ["y"], level: "one", detail: 1, earlier: "shown" },
        { id: "whole", leaves: ["x", "y"], level: "one", detail: 0, earlier: "shown" },
      ],
      levels: ["one"],
    };
    const { outcome, failing } = protectTables(tables, rules, solver);
    expect([outcome, failing]).toEqual(["refused", ["part"]]);
  });

  it("go on to a coarser breakdown, and to rounding, when hiding alone would hide too much", () => {
    const tables = tablesOf(madeCouncils(3, small));
    const none = { ...rules, mostHidden: 0 };
    const rounded = protectTables(tables, { ...none, steps: ["hide", "round"] }, solver);
    expect(rounded.record.steps).toEqual(["hide", "round"]);
    expect(rounded.outcome).toBe("protected");
    expect(rounded.cells.every(({ value }) => value === null || value % 5n === 0n)).toBe(true);
    const coarser = protectTables(tables, { ...rules, mostHidden: 0.05, steps: ["hide", "coarsen"] }, solver);
    expect(coarser.record.steps).toEqual(["hide", "coarsen"]);
    expect(coarser.cells.some(({ form }) => form === "dropped")).toBe(true);
  });
});
