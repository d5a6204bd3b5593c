import { describe, expect, it } from "vitest";
import { type AttackFinding, attack } from "../../../packages/core/src/publish/disclose/attack/attack.ts";
import { rowAt } from "../../../packages/core/src/publish/disclose/echelon.ts";
import { hideByElimination } from "../../../packages/core/src/publish/disclose/eliminate.ts";
import { primaryCells } from "../../../packages/core/src/publish/disclose/primary-cells.ts";
import { type ProtectedCell, protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { grid, rules, solver } from "./grid.ts";
import { hardCase, madeCouncils, tablesOf } from "./made-tables.ts";
import { resubmitted, stackedTables } from "./made-versions.ts";

const size = { ...hardCase, councils: 60, regions: 5, types: 3 };
const councils = madeCouncils(1, size);
const whole = tablesOf(councils);

/** What the gate finds when the whole of the tables goes out with a pattern chosen from less. */
function found(tables: Tables, chosen: readonly ProtectedCell[]): readonly AttackFinding[] {
  const formOf = new Map(chosen.map(({ id, form }) => [id, form]));
  const system = makeTableSystem(tables);
  const forms = system.cells.map(({ ids }) => ids.flatMap((id): Form[] => [formOf.get(id) ?? "shown"])[0] ?? "shown");
  return attack({ system, forms, shares: system.shares }, rules, { solver }).findings;
}

const unprotected = (findings: readonly AttackFinding[]) => findings.filter(({ isProtected }) => !isProtected).length;

describe("the gate refuses a pattern", () => {
  it("of the small cells alone", () => {
    const system = makeTableSystem(whole);
    const primary = primaryCells(system, rules);
    const forms = system.cells.map((_, at): Form => (primary.has(at) ? "hidden" : "shown"));
    const { findings } = attack({ system, forms, shares: [] }, rules, { solver, isExhaustive: true });
    const cells = findings.filter(({ target }) => target.kind === "cell");
    const exact = cells.filter(({ low, high }) => low === high);
    expect(cells.length).toBe(primary.size);
    expect(exact.length).toBeGreaterThan(0.9 * cells.length);
  });

  it("chosen without the council types", () => {
    const { outcome, cells } = protectTables(tablesOf(councils, { geographies: ["region"] }), rules, solver);
    expect(outcome).toBe("protected");
    expect(unprotected(found(whole, cells))).toBeGreaterThan(0);
  });

  it("chosen without a margin", () => {
    const margin = /\/all\/\d+$/;
    const cells = whole.cells.filter(({ id }) => !margin.test(id));
    const relations = (whole.relations ?? []).filter(
      ({ parent, children }) => ![parent, ...children].some((id) => margin.test(id)),
    );
    const chosen = protectTables({ ...whole, cells, relations }, rules, solver);
    expect(chosen.outcome).toBe("protected");
    expect(unprotected(found(whole, chosen.cells))).toBeGreaterThan(0);
  });

  it("chosen with version 1 forgotten", () => {
    const first = protectTables(stackedTables([councils], []), rules, solver);
    const later = resubmitted(councils, { seed: 1, version: 2, part: 0.1 });
    const alone = protectTables(tablesOf(later, { version: 2 }), rules, solver);
    const both = stackedTables([councils, later], []);
    expect(unprotected(found(both, [...first.cells, ...alone.cells]))).toBeGreaterThan(0);
    const together = protectTables(stackedTables([councils, later], first.cells), rules, solver);
    expect(together.outcome).toBe("protected");
  });

  it("with percentages from exact values, and passes the same ones from published values", () => {
    const tables = (from: "exact" | "published"): Tables => ({
      ...grid([
        [3, 407],
        [60, 500],
        [80, 700],
      ]),
      shares: [{ id: "share", numerator: "a1", denominator: "a", places: 1, from }],
    });
    const steps = { ...rules, steps: ["round"] as const };
    const exact = protectTables(tables("exact"), steps, solver);
    const shown = exact.cells.find(({ id }) => id === "a1")?.form;
    expect([exact.outcome, shown]).toEqual(["protected", "hidden"]);
    const published = protectTables(tables("published"), steps, solver);
    expect(published.cells.find(({ id }) => id === "a1")?.form).toBe("rounded");
    expect(published.shares[0]?.unscaled).toBe(12n);
  });
});

describe("the gate bounds", () => {
  it("hidden cells that are not small as well as those that are", () => {
    const tables = grid([
      [3, 40, 60],
      [50, 60, 70],
      [80, 90, 95],
    ]);
    const system = makeTableSystem(tables);
    const hidden = ["a1", "a2", "b1", "b2", "c3"];
    const forms = system.cells.map(({ ids: [id] }): Form => (hidden.includes(id) ? "hidden" : "shown"));
    const { findings } = attack({ system, forms, shares: [] }, rules, { solver });
    const open = findings.filter(({ isProtected }) => !isProtected);
    expect(open.map(({ target }) => system.cells[target.cells[0] ?? -1]?.ids[0])).toEqual(["c3"]);
  });

  it("small sums of hidden cells that are wide each for itself", () => {
    const tables = grid([
      [1, 2, 70],
      [40, 50, 60],
      [30, 35, 65],
    ]);
    const system = makeTableSystem(tables);
    const hidden = ["a1", "a2", "b1", "b2"];
    const forms = system.cells.map(({ ids: [id] }): Form => (hidden.includes(id) ? "hidden" : "shown"));
    const { findings } = attack({ system, forms, shares: [] }, rules, { solver, isExhaustive: true });
    const sum = findings.find(({ target }) => target.kind === "sum");
    expect([sum?.low, sum?.high, sum?.isProtected]).toEqual([3n, 3n, false]);
    expect(protectTables(tables, rules, solver).outcome).toBe("protected");
  });
});

describe("the elimination", () => {
  it("lets zeros out first, so that none is hidden in another cell's place", () => {
    const tables = grid([
      [1, 1, 1, 5, 5],
      [9, 9, 9, 9, 9],
      [0, 0, 0, 7, 7],
    ]);
    const system = makeTableSystem(tables);
    const small = ["a1", "a2", "a3"];
    const forms = system.cells.map(({ ids: [id] }): Form => (small.includes(id) ? "hidden" : "shown"));
    const guarded = system.cells
      .filter(({ ids: [id] }) => small.includes(id))
      .map(({ leaves, factors }) => rowAt(leaves, factors));
    const { added } = hideByElimination(system, forms, guarded);
    const names = [...added].map((at) => system.cells[at]?.ids[0]);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((id) => id?.startsWith("c"))).toEqual([]);
  });

  it("says what the public cells give away whatever is hidden", () => {
    const tables = grid([
      [3, 40],
      [50, 60],
    ]);
    const cells = tables.cells.map((cell) => (cell.id === "a1" ? cell : { ...cell, earlier: "shown" as const }));
    const system = makeTableSystem({ ...tables, cells });
    const target = system.cells.findIndex(({ ids: [id] }) => id === "a1");
    const forms = system.cells.map((_, at): Form => (at === target ? "hidden" : "shown"));
    const guarded = [rowAt(system.cells[target]?.leaves ?? [], [1])];
    expect(hideByElimination(system, forms, guarded).givenAway).toEqual([0]);
  });
});
