import { describe, expect, it } from "vitest";
import { coverGoals } from "../../../packages/core/src/publish/disclose/cover.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, TableCell } from "../../../packages/core/src/publish/disclose/tables.ts";
import { rules, solver } from "./grid.ts";

/** A hidden number that has to be able to be larger or smaller by two, another beside it, and sums of both shown to the nearest five. */
function covered(other: Partial<TableCell>, sums: Readonly<Record<string, Partial<TableCell>>>): readonly string[] {
  const system = makeTableSystem({
    leaves: [
      { id: "hidden", value: 13n },
      { id: "other", value: 90n },
    ],
    cells: [
      { id: "hidden", leaves: ["hidden"], level: "council", detail: 0 },
      { id: "other", leaves: ["other"], level: "council", detail: 0, shownTo: 5, ...other },
      ...Object.entries(sums).map(
        ([id, sum]): TableCell => ({ id, leaves: ["hidden", "other"], level: "region", detail: 0, shownTo: 5, ...sum }),
      ),
    ],
    levels: ["council", "region", "england"],
  });
  const forms = system.cells.map(({ ids }): Form => (ids[0] === "hidden" ? "hidden" : "shown"));
  const { added } = coverGoals({ system, forms, rules, goals: [], settled: new Set() }, solver);
  return [...added].map((at) => system.cells[at]?.ids[0] ?? "");
}

describe("a number that is shown rounded beside a hidden one", () => {
  it("stays where the hidden one can move far enough while it rounds to the same", () => {
    expect(covered({ shownTo: 1, earlier: "shown" }, { total: {} })).toEqual([]);
  });

  it("is hidden where it is shown exactly, or would round to something else", () => {
    expect(covered({ shownTo: 1, earlier: "shown" }, { total: { shownTo: 1 } })).toEqual(["total"]);
    expect(covered({ shownTo: 1, earlier: "shown" }, { total: { shownTo: 2 } })).toEqual(["total"]);
  });

  it("stays where another that is out already makes up for it within its own rounding", () => {
    const out = { earlier: "shown", level: "england" } as const;
    const cheaper = { total: { shownTo: 1, level: "council" } };
    expect(covered(out, cheaper)).toEqual([]);
    expect(covered({ ...out, shownTo: 2 }, cheaper)).toEqual(["total"]);
  });
});
