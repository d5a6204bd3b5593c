import { describe, expect, it } from "vitest";
import { protectTables } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import type { Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { grid, rules, solver } from "./grid.ts";
import { hiddenIn } from "./small-tables.ts";

const hidden = (tables: Tables) => hiddenIn(protectTables(tables, rules, solver));

describe("what is hidden", () => {
  const tables = grid([
    [3, 40, 50],
    [60, 41, 51],
    [61, 42, 52],
  ]);

  it("may be as much as the rules allow, and no more", () => {
    const outcomeOf = (mostHidden: number) =>
      protectTables(tables, { ...rules, mostHidden, steps: ["hide"] }, solver).outcome;
    expect(hidden(tables)).toHaveLength(4);
    expect(tables.cells).toHaveLength(16);
    expect([outcomeOf(0.25), outcomeOf(0.249)]).toEqual(["protected", "refused"]);
  });
});

describe("the cell that is hidden beside a small one", () => {
  /** One small number, two others that could each make up for it, and the sum of all three. */
  const three = (one: Partial<Tables["cells"][number]>, other: Partial<Tables["cells"][number]>): Tables => {
    const [small, first, second] = [3, 40, 40].map((value, at) => ({ id: `leaf${at}`, value: BigInt(value) }));
    if (small === undefined || first === undefined || second === undefined) throw new RangeError("Three leaves");
    const council = { level: "council", detail: 0 };
    return {
      leaves: [small, first, second],
      cells: [
        { ...council, id: "small", leaves: [small.id] },
        { ...council, id: "first", leaves: [first.id], ...one },
        { ...council, id: "second", leaves: [second.id], ...other },
        { id: "total", leaves: [small.id, first.id, second.id], level: "england", detail: 0 },
      ],
      levels: ["council", "region", "england"],
    };
  };

  it("is one of a council sooner than one of a region, which more readers would miss", () => {
    expect(hidden(three({ level: "region" }, {}))).toEqual(["second", "small"]);
    expect(hidden(three({}, { level: "region" }))).toEqual(["first", "small"]);
  });
});
