import fc from "fast-check";
import { expect, it } from "vitest";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { figuresOf, lending, money } from "./fixture.ts";
import type { TestRow, TestValue } from "./rows.ts";

const council = fc.constantFrom("101", "102", "103", "104");
const people: fc.Arbitrary<TestValue> = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt({ min: 0n, max: 99_999n }) },
  { weight: 1, arbitrary: fc.constantFrom<TestValue>(null, { status: "c" }, { status: "low" }, { status: "x" }) },
);
const lent: fc.Arbitrary<TestRow> = fc
  .tuple(council, fc.constantFrom("main", "mobile"), people, people, people)
  .map(([code, branch, books, films, members]) => lending(code, branch, { books, films, members }));
const spent = fc
  .tuple(council, fc.bigInt({ min: 0n, max: 9_999n }), fc.bigInt({ min: 0n, max: 9_999n }))
  .map(([code, budget, spend]) => money(code, budget, spend));

const filed = fc.record({
  lending: fc.array(lent, { minLength: 1, maxLength: 12 }),
  money: fc.uniqueArray(spent, { minLength: 1, maxLength: 4, selector: (row) => row.council }),
});

it("gives the same figures whatever order the rows come in", async () => {
  const orders = filed.chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      lending: fc.shuffledSubarray(rows.lending, { minLength: rows.lending.length }),
      money: fc.shuffledSubarray(rows.money, { minLength: rows.money.length }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ({ rows, ...shuffled }) => {
      expect(await figuresOf(shuffled)).toEqual(await figuresOf(rows));
    }),
    { numRuns: 15 },
  );
});

it("gives England the sum of its regions, and of its groups of councils, in every number that adds up", async () => {
  await fc.assert(
    fc.asyncProperty(filed, async (rows) => {
      const figures = [...(await figuresOf(rows)).values()];
      const wholes = figures.filter(({ level, measure }) => level === "england" && !measure.includes("against"));
      expect(wholes.length).toBeGreaterThan(5);
      const sums = wholes.flatMap((whole) => sumsOf(whole, figures));
      expect(sums.map(({ parts }) => parts)).toEqual(sums.map(({ whole }) => whole));
    }),
    { numRuns: 15 },
  );
});

/** Every number of a figure that adds up, beside the sum of the same over its parts. */
function sumsOf(whole: Figure, figures: readonly Figure[]) {
  const levels = whole.breakdown === "all" ? ["region", "council-type"] : ["region"];
  const numbers = ["numerator", "denominator", "responded", "expected"] as const;
  return levels.flatMap((level) => {
    const parts = figures.filter((part) => part.level === level && sameQuestion(part, whole));
    return [...numbers, ...(whole.unit === "percent" ? [] : (["value"] as const))].map((number) => ({
      parts: total(parts, number),
      whole: Number(whole[number] ?? 0),
    }));
  });
}

function sameQuestion(part: Figure, whole: Figure): boolean {
  return (["measure", "basis", "period", "breakdown"] as const).every((field) => part[field] === whole[field]);
}

function total(figures: readonly Figure[], number: "value" | "numerator" | "denominator" | "responded" | "expected") {
  return figures.reduce((sum, figure) => sum + Number(figure[number] ?? 0), 0);
}
