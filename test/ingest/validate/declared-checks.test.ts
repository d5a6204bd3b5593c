import { describe, expect, it } from "vitest";
import { addsUp, atMost, changedMuch, goesWith, quotient } from "../../../packages/core/src/collections/checks.ts";
import { brief, check, goodLoans, loans, loansWith, money } from "./library-return.ts";

const parts = addsUp({ table: "loans", parts: ["renewed", "first"], whole: "all" });
const most = atMost({ table: "loans", smaller: "renewed", larger: "all" });
const share = quotient({ table: "loans", numerator: "renewed", denominator: "all", rate: "share", places: 1 });
const low = { value: null, status: "low", shown: "-" } as const;

describe("adds-up", () => {
  it("points at the whole and says what the parts come to", () => {
    expect(check([loans(loansWith(1, "all", { value: 1290n, shown: "1290" }))], { checks: [parts] })).toEqual([
      {
        code: "does-not-add-up",
        severity: "error",
        place: { sheet: "Loans", cell: "D6", row: 6, column: "all", table: "loans" },
        facts: {
          parts: ["Renewed", "First time"],
          whole: "All loans",
          sum: "200",
          stated: "1,290",
          difference: "1,090",
        },
        value: "1290",
      },
    ]);
  });

  it("lets a difference within its tolerance pass, and none beyond it", () => {
    const checks = [addsUp({ ...parts, tolerance: 5 })];
    expect(check([loans(loansWith(1, "all", 205n))], { checks })).toEqual([]);
    expect(check([loans(loansWith(1, "all", 195n))], { checks })).toEqual([]);
    expect(check([loans(loansWith(1, "all", 206n))], { checks })).toHaveLength(1);
  });

  it("skips a row with a value that is not known", () => {
    expect(check([loans(loansWith(1, "first", low))], { checks: [parts] })).toEqual([]);
    expect(brief(check([loans(loansWith(1, "first", null))], { checks: [parts] }))).toEqual(["blank-cell Loans!F6"]);
  });

  it("takes the severity the collection gives", () => {
    const checks = [addsUp({ ...parts, severity: "query" })];
    expect(check([loans(loansWith(1, "all", 1n))], { checks }).map(({ severity }) => severity)).toEqual(["query"]);
  });
});

describe("at-most", () => {
  it("points at the smaller, and lets the two be equal", () => {
    expect(check([loans(loansWith(0, "renewed", 100n))], { checks: [most] })).toEqual([]);
    const [found] = check([loans(loansWith(0, "renewed", 1100n))], { checks: [most] });
    expect(found).toEqual({
      code: "exceeds",
      severity: "error",
      place: { sheet: "Loans", cell: "E5", row: 5, column: "renewed", table: "loans" },
      facts: { smaller: "Renewed", larger: "All loans", found: "1,100", most: "100" },
      value: "1100",
    });
  });

  it("compares money exactly, far beyond what a double holds", () => {
    const checks = [atMost({ table: "money", smaller: "spend", larger: "refunds" })];
    const spend = 99_999_999_999_999_999n;
    expect(check([money([[spend, spend - 1n]])], { checks }).map(({ facts }) => facts)).toEqual([
      {
        smaller: "Spend on loans",
        larger: "Refunds",
        found: "£999,999,999,999,999.99",
        most: "£999,999,999,999,999.98",
      },
    ]);
  });

  it("skips a row in which either is not known", () => {
    expect(check([loans(loansWith(0, "all", low))], { checks: [most] })).toEqual([]);
  });
});

describe("quotient", () => {
  it("takes a percentage that rounds to the exact one, an exact half either way, and skips a base of nothing", () => {
    expect(check([loans(goodLoans)], { checks: [share] })).toEqual([]);
    const half = [["book", "child", 2000n, 1n, 0n, 50_000n, null, null], ...goodLoans.slice(1)];
    expect(check([loans(half)], { checks: [share] })).toEqual([]);
    const even = [["book", "child", 2000n, 1n, 0n, 0n, null, null], ...goodLoans.slice(1)];
    expect(check([loans(even)], { checks: [share] })).toEqual([]);
  });

  it("queries one that does not", () => {
    const [found] = check([loans(loansWith(3, "share", 33_400_000n))], { checks: [share] });
    expect(found).toMatchObject({
      code: "quotient-differs",
      severity: "query",
      place: { cell: "G8" },
      facts: { title: "Share renewed", computed: "33.3%", stated: "33.4%" },
    });
  });
});

describe("goes-with", () => {
  const checks = [goesWith({ left: { table: "loans", column: "all" }, right: { table: "money", column: "spend" } })];

  it("finds money without which there can be no loans", () => {
    expect(check([loans(goodLoans), money([[0n, 0n]])], { checks })).toEqual([
      {
        code: "tables-disagree",
        severity: "error",
        place: { sheet: "Money", cell: "B5", table: "money", column: "spend" },
        facts: { left: "All loans", right: "Spend on loans", leftSum: "330", rightSum: "£0.00" },
      },
    ]);
  });

  it("is content with something on both sides or nothing on the left", () => {
    expect(check([loans(goodLoans), money([[1n, 0n]])], { checks })).toEqual([]);
    const none = goodLoans.map(([item = null, age = null]) => [item, age, 0n, 0n, 0n, null, null, null]);
    expect(check([loans(none), money([[0n, 0n]])], { checks })).toEqual([]);
  });

  it("says nothing where the right is not known or its table was left out: that is not zero", () => {
    expect(check([loans(goodLoans), money([[low, 0n]])], { checks })).toEqual([]);
    expect(check([loans(goodLoans)], { checks })).toEqual([]);
    expect(brief(check([loans(goodLoans), money([[null, 0n]])], { checks }))).toEqual(["blank-cell Money!B5"]);
  });

  it("takes an empty cell that may be empty as nothing", () => {
    const blank = [goesWith({ left: { table: "loans", column: "all" }, right: { table: "money", column: "refunds" } })];
    expect(brief(check([loans(goodLoans), money([[1n, null]])], { checks: blank }))).toEqual([
      "tables-disagree Money!C5",
    ]);
  });

  it("takes part of what is not known on the left as enough", () => {
    expect(check([loans(loansWith(0, "all", low)), money([[0n, 0n]])], { checks })).toHaveLength(1);
  });
});

describe("changed-much", () => {
  const checks = [changedMuch({ table: "loans", column: "all", factor: 2.5, ignoreBelow: 40 })];
  const change = (before: Parameters<typeof loansWith>[2], now: Parameters<typeof loansWith>[2]) =>
    check([loans(loansWith(0, "all", now))], {
      checks,
      previous: { period: "2009-10", tables: [loans(loansWith(0, "all", before))] },
    });

  it("queries a value that is the factor or more times what it was, either way", () => {
    expect(change(100n, 250n)).toEqual([
      {
        code: "changed-much",
        severity: "query",
        place: { sheet: "Loans", cell: "D5", row: 5, column: "all", table: "loans" },
        facts: { title: "All loans", before: "100", now: "250", factor: "2.5", period: "2009-10" },
        value: "250",
      },
    ]);
    expect(change(250n, 100n)).toHaveLength(1);
    expect(change(100n, 249n)).toEqual([]);
    expect(change(249n, 100n)).toEqual([]);
  });

  it("ignores values that are small on both sides, and queries one that comes from or goes to nothing", () => {
    expect(change(1n, 39n)).toEqual([]);
    expect(change(0n, 39n)).toEqual([]);
    expect(change(0n, 40n).map(({ facts }) => facts)).toMatchObject([{ before: "0", now: "40", factor: "" }]);
    expect(change(40n, 0n)).toHaveLength(1);
    expect(change(0n, 0n)).toEqual([]);
  });

  it("says nothing where either value is not known, or where there is no row or return to compare with", () => {
    expect(change(low, 1000n)).toEqual([]);
    expect(change(1000n, low)).toEqual([]);
    expect(check([loans(loansWith(0, "all", 9999n))], { checks })).toEqual([]);
    const previous = { period: "2009-10", tables: [loans(goodLoans.slice(1))] };
    expect(check([loans(loansWith(0, "all", 9999n))], { checks, previous })).toEqual([]);
  });

  it("compares rows about the same thing, in whatever order they stand", () => {
    const previous = { period: "2009-10", tables: [loans([...goodLoans].reverse())] };
    expect(check([loans(goodLoans)], { checks, previous })).toEqual([]);
  });
});
