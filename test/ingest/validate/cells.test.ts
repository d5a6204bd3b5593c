import { describe, expect, it } from "vitest";
import { amount, count, rate } from "../../../packages/core/src/collections/columns.ts";
import type { TableMatch } from "../../../packages/core/src/ingest/match/table-match.ts";
import { columnLimits } from "../../../packages/core/src/ingest/validate/column-limits.ts";
import { brief, check, goodLoans, loans, loansHeaders, loansWith, money } from "./library-return.ts";

describe("the cells of a return", () => {
  it("give no finding where all is well", () => {
    expect(check([loans(goodLoans), money([[12345n, -500n]])])).toEqual([]);
  });

  it("give one finding for one blank cell, which says what is expected there", () => {
    expect(check([loans(loansWith(1, "all", null))])).toEqual([
      {
        code: "blank-cell",
        severity: "error",
        place: { sheet: "Loans", cell: "D6", row: 6, column: "all", table: "loans" },
        facts: { expected: "a whole number of loans" },
      },
    ]);
  });

  it("give one finding for blank cells side by side, and another for one apart", () => {
    const rows = [["book", null, null, null, 60n, null, null, null], ...goodLoans.slice(1)];
    const findings = check([loans(rows)]);
    expect(brief(findings)).toEqual(["blank-cell Loans!C5:E5"]);
    expect(findings[0]?.facts).toEqual({ expected: "a value", columns: ["Age", "All loans", "Renewed"] });
    const apart = [["book", "child", null, 40n, null, null, null, null], ...goodLoans.slice(1)];
    expect(brief(check([loans(apart)]))).toEqual(["blank-cell Loans!D5", "blank-cell Loans!F5"]);
  });

  it("may be blank where the collection says so", () => {
    expect(check([loans(loansWith(0, "share", null))])).toEqual([]);
  });

  it("are not blank where they have a status, or where a finding was made of them before", () => {
    expect(check([loans(loansWith(0, "all", { value: null, status: "x", shown: ".." }))])).toEqual([]);
    expect(check([loans(loansWith(0, "all", { value: null, faulty: true, shown: "lots" }))])).toEqual([]);
  });

  it("are not blank in a column that the file does not have", () => {
    const match: TableMatch = {
      table: "loans",
      sheetIndex: 0,
      sheet: "Loans",
      range: "B4:I8",
      headerRows: [3],
      columns: loansHeaders
        .filter((column) => column !== "renewed")
        .map((column, index) => ({ column, index: index + 1, header: column, cell: "" })),
      bodyRows: [4, 5, 6, 7],
      totalRows: [],
    };
    const rows = goodLoans.map((cells) => cells.map((cell, index) => (index === 3 ? null : cell)));
    expect(check([loans(rows)], { matches: [match] })).toEqual([]);
    expect(check([loans(rows)])).toHaveLength(4);
    const withoutAddress = goodLoans.map((cells) => cells.map((cell, at) => (at === 3 ? { cell: "" } : cell)));
    expect(check([loans(withoutAddress)])).toEqual([]);
  });

  it.each([
    ["all", -1n, "negative", { found: "-1" }],
    ["all", 1_000_001n, "out-of-range", { found: "1000001", least: "0", most: "1,000,000" }],
    ["renewed", 10n ** 12n + 1n, "out-of-range", { found: "1000000000001", least: "0", most: "1,000,000,000,000" }],
    ["share", 100_000_001n, "out-of-range", { found: "100000001", least: "0%", most: "100%" }],
    ["share", -1n, "out-of-range", { found: "-1", least: "0%", most: "100%" }],
    ["since", "2009-02-29", "not-a-date", { found: "2009-02-29" }],
    ["note", "far too long to be kept", "too-long", { length: 23, most: 20 }],
    ["item", "record", "not-in-list", { found: "record", allowed: ["Books", "Films"] }],
  ])("in column %s holding %s are %s", (column, value, code, facts) => {
    const findings = check([loans(loansWith(3, column, value))]);
    expect(findings.map((one) => [one.code, one.facts])).toEqual([[code, facts]]);
    expect(findings[0]?.place).toMatchObject({ row: 8, column });
  });

  it("take money below zero only where refunds are right", () => {
    expect(brief(check([loans(goodLoans), money([[-1n, -1n]])]))).toEqual(["negative Money!B5"]);
  });

  it("hold no number too long for where it is stored, whatever a collection declares", () => {
    const base = { headers: ["x"], description: "" };
    const columns = [
      count({ ...base, unit: "x" }),
      count({ ...base, unit: "x", most: 1e300 }),
      count({ ...base, unit: "x", most: 9e17 }),
      amount({ ...base, negative: true }),
      rate(base),
      rate({ ...base, least: -1e17, most: 1e17 }),
    ];
    for (const { least, most } of columns.map(columnLimits)) {
      expect(most < 10n ** 18n).toBe(true);
      expect(least > -(10n ** 18n)).toBe(true);
    }
    const findings = check([loans(goodLoans), money([[10n ** 17n + 1n, null]])]);
    expect(findings.map(({ code }) => code)).toEqual(["out-of-range"]);
  });

  it("lists every finding and not only the first few", () => {
    const rows = Array.from({ length: 3000 }, () => ["book", "child", null, 1n, 1n, null, null, null]);
    const blanks = check([loans(rows)]).filter(({ code }) => code === "blank-cell");
    expect(blanks).toHaveLength(3000);
  });
});
