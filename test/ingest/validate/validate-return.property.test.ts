import fc from "fast-check";
import { expect, it } from "vitest";
import { addsUp, atMost, changedMuch, goesWith, quotient } from "../../../packages/core/src/collections/checks.ts";
import { describeFinding } from "../../../packages/core/src/findings/messages.ts";
import type { Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import { check, loans, loansHeaders, loansTable, money, moneyTable, totalsOf } from "./library-return.ts";

const checks = [
  addsUp({ table: "loans", parts: ["renewed", "first"], whole: "all", tolerance: 0.5 }),
  atMost({ table: "loans", smaller: "renewed", larger: "all" }),
  quotient({ table: "loans", numerator: "renewed", denominator: "all", rate: "share", places: 1 }),
  goesWith({ left: { table: "loans", column: "all" }, right: { table: "money", column: "spend" } }),
  changedMuch({ table: "loans", column: "all", factor: 1.5 }),
];

function cellOf(value: fc.Arbitrary<bigint | string | null>): fc.Arbitrary<Partial<Value>> {
  return fc.record(
    { value, status: fc.constantFrom(null, "x", "low"), shown: fc.string(), faulty: fc.boolean() },
    { requiredKeys: ["value"] },
  );
}

const number = cellOf(
  fc.oneof(
    fc.constant(null),
    fc.bigInt({ min: 0n, max: 20n }),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.constantFrom(10n ** 17n, 10n ** 18n, -(10n ** 17n)),
  ),
);
const word = cellOf(fc.oneof(fc.constant(null), fc.constantFrom("book", "film", "child", "adult"), fc.string()));
const day = cellOf(fc.oneof(fc.constant(null), fc.constantFrom("2010-02-28", "2010-02-30"), fc.string()));

const loan = fc.tuple(word, word, number, number, number, number, day, word).map((cells) => [...cells]);
const loanRows = fc.array(loan, { maxLength: 6 });
const moneyRows = fc.array(
  fc.tuple(number, number).map((cells) => [...cells]),
  { maxLength: 2 },
);

it("whatever the cells hold, each cell has one finding at most from the checks of cells, with words for it", () => {
  fc.assert(
    fc.property(loanRows, moneyRows, loanRows, (rows, sums, before) => {
      const totals = totalsOf(
        loansHeaders,
        rows.slice(0, 1).map((cells) => ["Total", ...cells]),
      );
      const previous = { period: "2009-10", tables: [loans(before)] };
      const findings = check([loans(rows, totals), money(sums)], { checks, previous });
      const aboutCells = new Set(["blank-cell", "negative", "out-of-range", "not-in-list", "not-a-date", "too-long"]);
      const places = findings
        .filter(({ code }) => aboutCells.has(code))
        .map(({ place }) => `${place.sheet}!${place.cell}`);
      expect(new Set(places).size).toBe(places.length);
      for (const finding of findings) expect(describeFinding(finding).message).not.toBe("");
    }),
    { numRuns: 200 },
  );
});

it("rows without an error have room in the file they are stored in", () => {
  const clean = fc.record({
    all: fc.bigInt({ min: 0n, max: 2_000_000n }),
    spend: fc.bigInt({ min: -(10n ** 18n), max: 2n * 10n ** 18n }),
    share: fc.bigInt({ min: -5n, max: 2n * 10n ** 18n }),
  });
  fc.assert(
    fc.property(clean, ({ all, spend, share }) => {
      const tables = [loans([["book", "child", all, 0n, 0n, share, null, null]]), money([[spend, spend]])];
      const refused = new Set(
        check(tables)
          .filter(({ code, severity }) => severity === "error" && code !== "missing-row")
          .map(({ place }) => place.table),
      );
      const source = { period: "2010-11", submission: "s", sha256: "x", metadata: {} };
      for (const table of tables.filter((one) => !refused.has(one.table))) {
        writeRows(table, table.table === "loans" ? loansTable : moneyTable, source);
      }
      if (spend > 10n ** 17n || spend < 0n) expect(refused.has("money")).toBe(true);
      if (share > 100_000_000n || share < 0n) expect(refused.has("loans")).toBe(true);
    }),
    { numRuns: 100 },
  );
});
