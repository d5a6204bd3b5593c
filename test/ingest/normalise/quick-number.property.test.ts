import fc from "fast-check";
import { expect, it } from "vitest";
import { amount, count, rate } from "../../../packages/core/src/collections/columns.ts";
import type { Cell } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { quickNumber } from "../../../packages/core/src/ingest/normalise/quick-number.ts";
import { readNumber } from "../../../packages/core/src/ingest/normalise/read-number.ts";
import { statusReader } from "../../../packages/core/src/ingest/normalise/read-status.ts";

const columns = [
  count({ headers: ["People"], description: "", unit: "people" }),
  amount({ headers: ["Net"], description: "", negative: true }),
  rate({ headers: ["Share"], description: "" }),
];

const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 16 })).map(([digits, places]) => digits / 10 ** places),
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 7 })).map(([digits, places]) => digits / 10 ** places),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  double.map((value): Cell => ({ kind: "number", value, shown: String(value) })),
  double.map((value): Cell => ({ kind: "text", value: String(value), shown: String(value) })),
);

it("the quick way reads a number as all forms of numbers are read, or leaves it to them", () => {
  fc.assert(
    fc.property(cell, fc.constantFrom(...columns), (one, column) => {
      const quick = quickNumber(column, {})(one);
      if (quick === undefined) return;
      expect(readNumber(one, column, statusReader())).toEqual({ kind: "read", value: quick, status: null });
    }),
    { numRuns: 3000 },
  );
});
