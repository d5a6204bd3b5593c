import fc from "fast-check";
import { expect, it } from "vitest";
import { columnScale } from "../../../packages/core/src/collections/columns.ts";
import { formatUnscaled } from "../../../packages/core/src/exact/decimal.ts";
import type { Row, Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { readRows } from "../../../packages/core/src/ingest/write/read-rows.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import { everyKind, source } from "./every-kind.ts";

const MOST = 10n ** 18n - 1n;
const number = fc.bigInt({ min: -MOST, max: MOST });
const words = fc.string({ unit: "binary", maxLength: 40 });
const day = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const row: fc.Arbitrary<Row> = fc
  .record({
    authority: words,
    sheet: words,
    row: fc.integer({ min: 1, max: 1_048_576 }),
    values: fc.record(
      Object.fromEntries(
        Object.entries(everyKind.columns).map(([column, { kind }]) => {
          const scale = columnScale(kind);
          return [column, cellOf(scale !== undefined ? number : kind === "date" ? day : words, scale)];
        }),
      ),
    ),
  })
  .map(({ values, ...rest }) => ({ ...rest, values }));

function cellOf(value: fc.Arbitrary<bigint | string>, scale: number | undefined): fc.Arbitrary<Value> {
  return fc
    .record({
      value: fc.option(value),
      status: fc.constantFrom(null, "c", "x", "z", "w", "low", "e", "p", "r"),
      cell: fc.constantFrom("", "A1", "XFD1048576"),
    })
    .map((made) => ({
      ...made,
      shown: typeof made.value === "bigint" ? formatUnscaled(made.value, scale ?? 0) : (made.value ?? ""),
    }));
}

it("what is written is read back, value, status and address, whatever it is", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { maxLength: 8, selector: (one) => `${one.authority}\0${one.sheet}\0${one.row}` }),
      async (rows) => {
        const written = writeRows({ table: "visits", rows, totals: [] }, everyKind, source);
        const read = await readRows(written, everyKind);
        const inOrder = rows.toSorted(
          (one, other) =>
            compare(one.authority, other.authority) || compare(one.sheet, other.sheet) || one.row - other.row,
        );
        expect(read.rows).toEqual(inOrder);
      },
    ),
    { numRuns: 60 },
  );
});

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
