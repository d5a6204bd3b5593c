import { describe, expect, it } from "vitest";
import { brief, check, councilsTable, goodLoans, loans, loansWith, rowsOf } from "./library-return.ts";

describe("duplicate rows", () => {
  it("are pointed at with the place of the first", () => {
    const [first = []] = goodLoans;
    const findings = check([loans([...goodLoans, first])]);
    expect(findings).toEqual([
      {
        code: "duplicate-row",
        severity: "error",
        place: { sheet: "Loans", cell: "B9", row: 9, column: "item", table: "loans" },
        facts: { key: "book, child", first: "Loans!B5" },
      },
    ]);
  });

  it("are found across the sheets of one table", () => {
    const extra = { councils: councilsTable };
    const columns = ["council", "all"];
    const tables = ["North", "South"].map((sheet) => ({
      table: "councils",
      rows: rowsOf(columns, [[{ value: "102", shown: "Eastshire" }, 5n]], { sheet }),
      totals: [],
    }));
    const findings = check(tables, { extra });
    expect(brief(findings)).toEqual(["duplicate-row South!B5"]);
    expect(findings[0]?.facts).toEqual({ key: "Eastshire", first: "North!B5" });
  });

  it("are not rows about two councils, nor rows whose council or key could not be read", () => {
    const extra = { councils: councilsTable };
    const columns = ["council", "all"];
    const two = ["102", "103"].flatMap((authority, index) =>
      rowsOf(columns, [[authority, 5n]], { authority, from: 5 + index }),
    );
    const faulty = rowsOf(
      columns,
      [
        [{ value: null, faulty: true }, 5n],
        [{ value: null, faulty: true }, 5n],
      ],
      {
        authority: "",
      },
    );
    expect(check([{ table: "councils", rows: [...two, ...faulty], totals: [] }], { extra })).toEqual([]);
  });
});

describe("missing rows", () => {
  it("are listed in one finding by the names their values have in the template", () => {
    const findings = check([loans(goodLoans.slice(0, 2))]);
    expect(findings).toEqual([
      {
        code: "missing-row",
        severity: "error",
        place: { sheet: "Loans", table: "loans" },
        facts: { keys: ["Films, Children", "Films, Adults"] },
      },
    ]);
  });

  it("are not those that a row with an unreadable key may be", () => {
    const faulty = { value: null, faulty: true, shown: "fimls" };
    expect(check([loans(loansWith(2, "item", faulty))])).toEqual([]);
    const without = loansWith(2, "item", faulty).slice(1);
    expect(brief(check([loans(without)]))).toEqual([]);
    const other = loansWith(3, "item", faulty).filter((_, index) => index !== 0);
    expect(check([loans(other)]).map(({ facts }) => facts)).toEqual([{ keys: ["Books, Children"] }]);
  });

  it("are not looked for in a table without rows, of which another finding speaks", () => {
    expect(check([loans([])])).toEqual([]);
  });
});
