import { describe, expect, it } from "vitest";
import type { DisclosureRules } from "../../../packages/core/src/collections/disclosure.ts";
import { protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import type { TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { everyWhole } from "./every-whole.ts";
import { boundsOf, grid, rules, solver } from "./grid.ts";
import { hiddenIn } from "./small-tables.ts";

const asking = (below: number, atLeast: number, zeros: DisclosureRules["zeros"] = "shown"): DisclosureRules => ({
  ...{ ...rules, steps: ["hide"] as const },
  ...{ below, width: { kind: "values", atLeast } as const, zeros },
});

const isExact = ([low, high]: readonly [number, number] = [0, 0]) => low === high;

// Fischetti and Salazar-González, Management Science 47 (2001): investments of three activities in three regions.
describe("investments by activity and region (Fischetti and Salazar-González)", () => {
  const investments = grid([
    [20, 50, 10],
    [8, 19, 22],
    [17, 32, 12],
  ]);

  it("are exact where only the sensitive one is hidden, and 5 to 30 where a box of four is", () => {
    expect(boundsOf(investments, ["b3"])["b3"]).toEqual([22, 22]);
    expect(boundsOf(investments, ["b1", "b3", "c1", "c3"])["b3"]).toEqual([5, 30]);
  });

  it("come out with four hidden, all margins shown", () => {
    const cells = investments.cells.map((one) => (one.id === "b3" ? { ...one, earlier: "hidden" as const } : one));
    const hidden = hiddenIn(protectTables({ ...investments, cells }, asking(2, 3), solver));
    expect([hidden.length, hidden.every((id) => /^[abc][123]$/.test(id))]).toEqual([4, true]);
  });
});

// sdcTable, test-protectTable.r: 100 people of four regions, women and men; women of region A are to be hidden.
describe("women and men of four regions (sdcTable)", () => {
  it("come out with the four cells that three of its methods hide", () => {
    const people = grid([
      [2, 18],
      [19, 14],
      [10, 12],
      [14, 11],
    ]);
    expect(hiddenIn(protectTables(people, asking(3, 3), solver))).toEqual(["a1", "a2", "c1", "c2"]);
  });
});

// Handbook on Statistical Disclosure Control, chapter 5.2: 70 people of one area.
describe("marital status of the people of an area (Handbook on SDC)", () => {
  const bySex = grid([
    [38, 17],
    [7, 4],
    [3, 1],
  ]);
  const byHours = grid([
    [30, 6, 2, 14, 3, 0],
    [3, 4, 0, 2, 2, 0],
    [2, 0, 1, 0, 0, 1],
  ]);

  it("by sex: the one single woman is hidden with whatever would tell her", () => {
    const by = asking(2, 2);
    const found = protectTables(bySex, by, solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toContain("c2");
    expect(hiddenIn(found)).not.toContain("total");
    expect(isExact(boundsOf(bySex, hiddenIn(found), { zeros: "shown" })["c2"])).toBe(false);
    expect(everyWhole(bySex, found, by, 2)).toEqual([]);
  });

  it("by sex and hours: her hours follow from the zeros beside her, so her column goes with her", () => {
    expect(boundsOf(byHours, ["c6"], { zeros: "shown" })["c6"]).toEqual([1, 1]);
    const by = asking(2, 2);
    const found = protectTables(byHours, by, solver);
    expect(found.outcome).toBe("protected");
    expect(hiddenIn(found)).toEqual(expect.arrayContaining(["c6", "6", "c3"]));
    expect(hiddenIn(found).filter((id) => ["a6", "b6", "c4", "c5"].includes(id))).toEqual([]);
    expect(everyWhole(byHours, found, by, 2)).toEqual([]);
  });

  it("by sex and hours, nothing below three: every number of one or two people has three values left", () => {
    const found = protectTables(byHours, asking(3, 3), solver);
    expect(found.outcome).toBe("protected");
    const hidden = hiddenIn(found);
    const bounds = boundsOf(byHours, hidden, { zeros: "shown" });
    const few = byHours.leaves.flatMap(({ id, value }) => (value > 0n && value < 3n ? [id] : []));
    expect(few.filter((id) => !hidden.includes(id))).toEqual([]);
    expect(few.filter((id) => (bounds[id]?.[1] ?? 0) - (bounds[id]?.[0] ?? 0) < 2)).toEqual([]);
  });
});

// Handbook on Statistical Disclosure Control, chapter 5.2: single-person households by sex and hours, within two borders.
describe("an area within the borders of 1991 and of 2001 (Handbook on SDC)", () => {
  const inside = { a1: 50, a2: 54, b1: 128, b2: 140, c1: 39, c2: 49 };
  const between = { a1: 2, a2: 1, b1: 2, b2: 0, c1: 0, c2: 0 };
  const names = Object.keys(inside);
  const cell = (id: string, leaves: readonly string[]): TableCell => ({ id, leaves, level: "one", detail: 0 });
  const cells = names.flatMap((name) => [
    cell(`2001/${name}`, [`in/${name}`]),
    cell(`1991/${name}`, [`in/${name}`, `between/${name}`]),
  ]);
  const leaves = Object.entries({ in: inside, between }).flatMap(([where, counts]) =>
    Object.entries(counts).map(([name, count]) => ({ id: `${where}/${name}`, value: BigInt(count) })),
  );
  const tables: Tables = { leaves, cells, levels: ["one"] };

  it("is not shown twice where that tells of the few between them", () => {
    const found = protectTables(tables, asking(3, 3), solver);
    expect(found.outcome).toBe("protected");
    const hidden = hiddenIn(found).map((id) => id.slice("1991/".length));
    expect([...new Set(hidden)].toSorted()).toEqual(["a1", "a2", "b1"]);
  });

  it("is refused once both are out, and the three that tell of somebody are named", () => {
    const out = cells.map((one) => ({ ...one, earlier: "shown" as const }));
    const found = protectTables({ ...tables, cells: out }, asking(3, 3), solver);
    expect([found.outcome, found.failing.length]).toEqual(["refused", 3]);
  });
});
