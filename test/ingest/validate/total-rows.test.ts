import { describe, expect, it } from "vitest";
import {
  brief,
  check,
  councilsTable,
  goodLoans,
  loans,
  loansHeaders,
  loansWith,
  rowsOf,
  totalsOf,
} from "./library-return.ts";

type Total = Parameters<typeof totalsOf>[1][number];

function total(label: string | undefined, all: bigint | null, share: bigint | null = null): Total {
  return [label, null, null, all, 100n, 230n, share, null, null];
}

function checkTotals(...totals: Total[]) {
  return check([loans(goodLoans, totalsOf(loansHeaders, totals))]);
}

describe("the file's own total", () => {
  it("gives no finding where it is the sum, nor for a percentage, which has no sum", () => {
    expect(checkTotals(total("Total", 330n, 30_300_000n))).toEqual([]);
  });

  it("gives an error with sum, total and difference where it is another", () => {
    expect(checkTotals(total("Total", 340n))).toEqual([
      {
        code: "total-differs",
        severity: "error",
        place: { sheet: "Loans", cell: "D50", row: 50, column: "all", table: "loans" },
        facts: { title: "All loans", sum: "330", stated: "340", difference: "10" },
        value: "340",
      },
    ]);
  });

  it("is not compared where a value of its column is not known", () => {
    const totals = totalsOf(loansHeaders, [total("Total", 999n)]);
    expect(check([loans(loansWith(0, "all", { value: null, status: "low", shown: "-" }), totals)])).toEqual([]);
    expect(check([loans(loansWith(0, "all", { value: null, faulty: true }), totals)])).toEqual([]);
    expect(brief(check([loans(loansWith(0, "all", null), totals)]))).toEqual(["blank-cell Loans!D5"]);
    expect(brief(check([loans(loansWith(0, "all", -5n), totals)]))).toEqual(["negative Loans!D5"]);
  });

  it("is the one of everything where there are totals of parts too", () => {
    const parts = [total("Books total", 300n), total("Films total", 30n)];
    expect(checkTotals(...parts, total("GRAND TOTAL", 330n))).toEqual([]);
    expect(brief(checkTotals(...parts, total("England", 331n)))).toEqual(["total-differs Loans!D52"]);
    expect(checkTotals(...parts)).toEqual([]);
    expect(checkTotals(total("Total", 300n), total("Total", 30n))).toEqual([]);
  });

  it("is compared by itself whatever it is a total of, but not where it says it is of something else", () => {
    expect(brief(checkTotals(total("Total for Eastshire", 331n)))).toEqual(["total-differs Loans!D50"]);
    expect(brief(checkTotals(total(undefined, 331n)))).toEqual(["total-differs Loans!D50"]);
    expect(checkTotals(total("North West", 331n))).toEqual([]);
  });

  it("is not compared with all rows where it is that of a part", () => {
    for (const label of ["Total 18-64", "Books, Total", "Total books"])
      expect(checkTotals(total(label, 331n))).toEqual([]);
    expect(brief(checkTotals(total("Total 2010", 331n)))).toEqual(["total-differs Loans!D50"]);
  });

  it("may be that of the rows of all sheets", () => {
    const columns = ["council", "all"];
    const sheets = ["North", "South"].map((sheet, index) => ({
      table: "councils",
      rows: rowsOf(columns, [[`10${index}`, 5n]], { sheet, authority: `10${index}` }),
      totals: index === 0 ? [] : rowsOf(columns, [[null, 10n]], { sheet, from: 9 }),
    }));
    expect(check(sheets, { extra: { councils: councilsTable } })).toEqual([]);
  });

  it("is compared with the rows of its own sheet", () => {
    const columns = ["council", "all"];
    const sheets = ["North", "South"].map((sheet, index) => ({
      table: "councils",
      rows: rowsOf(columns, [[`10${index}`, 5n]], { sheet, authority: `10${index}` }),
      totals: rowsOf(columns, [[null, index === 0 ? 5n : 6n]], { sheet, from: 9 }),
    }));
    expect(brief(check(sheets, { extra: { councils: councilsTable } }))).toEqual(["total-differs South!C9"]);
  });
});

describe("the total of rounded values", () => {
  function rounded(rows: number, each: bigint, stated: bigint) {
    const columns = ["council", "all"];
    const body = Array.from({ length: rows }, (_, index) =>
      rowsOf(columns, [[`c${index}`, each]], { authority: `c${index}`, from: 5 + index, sheet: "All" }),
    ).flat();
    const totals = rowsOf(columns, [[null, stated]], { from: 5 + rows, sheet: "All" });
    return check([{ table: "councils", rows: body, totals }], { extra: { councils: councilsTable } });
  }

  it("may differ by half a step a row, which is a note", () => {
    expect(rounded(152, 855n, 152n * 855n + 380n).map(({ severity }) => severity)).toEqual(["note"]);
    expect(rounded(152, 855n, 152n * 855n + 385n).map(({ severity }) => severity)).toEqual(["error"]);
    expect(rounded(30, 2000n, 60_000n + 15_000n).map(({ severity }) => severity)).toEqual(["note"]);
  });

  it("may not where few rows or any value not a multiple show that nothing was rounded", () => {
    expect(rounded(20, 855n, 20n * 855n + 5n).map(({ severity }) => severity)).toEqual(["error"]);
    expect(rounded(152, 855n, 152n * 855n + 1n).map(({ severity }) => severity)).toEqual(["error"]);
    expect(rounded(152, 856n, 152n * 856n + 5n).map(({ severity }) => severity)).toEqual(["error"]);
  });
});
