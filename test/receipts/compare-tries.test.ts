import { describe, expect, it } from "vitest";
import { compareTries, type Told } from "../../packages/core/src/receipts/compare-tries.ts";

const blank: Told = { code: "blank-cell", sheet: "Loans", cell: "C7", table: "loans", key: "adult", column: "issues" };
const noTable: Told = { code: "no-table", sheet: null, cell: null, table: "visits", key: null, column: null };
const stray: Told = { code: "column-not-used", sheet: "Loans", cell: "F4", table: null, key: null, column: null };

describe("compareTries", () => {
  it("says what was fixed, what is still there and what is new", () => {
    const negative = { ...blank, code: "negative" };
    expect(compareTries([blank, noTable], [noTable, negative])).toEqual({ fixed: [blank], since: ["still", "new"] });
  });

  it("knows a finding again whose row has moved", () => {
    expect(compareTries([blank], [{ ...blank, cell: "C12" }])).toEqual({ fixed: [], since: ["still"] });
  });

  it("knows a finding of no row by its cell", () => {
    expect(compareTries([stray], [stray])).toEqual({ fixed: [], since: ["still"] });
    expect(compareTries([stray], [{ ...stray, cell: "G4" }])).toEqual({ fixed: [stray], since: ["new"] });
  });

  it("counts each of several alike once", () => {
    expect(compareTries([blank, blank, blank], [blank])).toEqual({ fixed: [blank, blank], since: ["still"] });
    expect(compareTries([blank], [blank, blank]).since).toEqual(["still", "new"]);
  });
});
