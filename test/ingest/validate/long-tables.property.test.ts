import fc from "fast-check";
import { expect, it } from "vitest";
import type { Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { check, goodLoans, loans } from "./library-return.ts";

const CELL_CODES = new Set([
  "blank-cell",
  "negative",
  "out-of-range",
  "not-a-number",
  "not-in-list",
  "not-a-date",
  "too-long",
]);

const anything: fc.Arbitrary<Partial<Value>> = fc.record({
  value: fc.oneof(
    fc.constantFrom(null, "book", "film", "child", "adult", "2010-02-28", "2010-02-30", "📚".repeat(15)),
    fc.constantFrom(-1n, 0n, 1_000_000n, 1_000_001n, 100_000_000n, 100_000_001n, 10n ** 12n + 1n, 10n ** 30n),
    fc.string({ maxLength: 25 }),
  ),
  status: fc.constantFrom(null, null, "x"),
  faulty: fc.constantFrom(false, false, true),
});

const oddRows = fc.array(fc.array(anything, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 5 });

it("the cells of a long table, whose schemas are compiled, are judged as those of a short one", () => {
  const good = Array.from({ length: 125 }, () => goodLoans).flat();
  fc.assert(
    fc.property(oddRows, (rows) => {
      const aboutCells = (all: typeof rows | typeof good) =>
        check([loans([...all])]).filter(({ code }) => CELL_CODES.has(code));
      expect(aboutCells([...rows, ...good])).toEqual(aboutCells(rows));
    }),
    { numRuns: 50 },
  );
});
