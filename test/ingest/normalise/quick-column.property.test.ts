import fc from "fast-check";
import { expect, it } from "vitest";
import { madeCollection } from "../../../bench/made-rows.ts";
import {
  amount,
  authority,
  type Column,
  category,
  count,
  date,
  month,
  rate,
  text,
} from "../../../packages/core/src/collections/columns.ts";
import type { Cell } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { quickReader, readQuickly } from "../../../packages/core/src/ingest/normalise/quick-column.ts";
import { cellReader } from "../../../packages/core/src/ingest/normalise/read-cell.ts";

const base = { headers: ["Column"], description: "" };
const columns: readonly Column[] = [
  count({ ...base, unit: "people" }),
  amount({ ...base, negative: true }),
  amount(base),
  rate(base),
  date(base),
  month(base),
  text({ ...base, longest: 12 }),
  text(base),
  authority(base),
  category({ ...base, values: { capital: ["Capital", "Cap"], revenue: ["Revenue", "18 to 64"] } }),
];

const spelling = fc.oneof(
  fc.constantFrom("1", "0", "-3", "1.50", "£1,200", "12.345", "[c]", "5 [r]", "1.2m", "45%", "0.45", "007"),
  fc.constantFrom("18/09/2014", "2014-09-18", "09/18/2014", "31/02/2014", "2014-09", "Sept 2014", "40000"),
  fc.constantFrom("Barnet", " barnet ", "717", "E09000003", "Nowhere", "Barnat", "\u200bBarnet", "Capital", "18-64"),
  fc.constantFrom("#N/A", "#REF! ", "Unit #4", "two  spaces", "a name of more than twelve", " ", "\u200b", "caf\u00e9"),
  fc.string({ maxLength: 16 }),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  spelling.map((value): Cell => ({ kind: "text", value, shown: value })),
  fc.oneof(fc.integer(), fc.double({ noNaN: true })).map((value): Cell => {
    return { kind: "number", value, shown: `£${value}`, format: "0%" };
  }),
  fc.integer({ min: -99, max: 99999 }).map((value): Cell => ({ kind: "number", value, shown: String(value) })),
  fc.constantFrom("2014-09-18", "2014-10-01", "2014-09-18T10:00:00").map((value): Cell => {
    return { kind: "date", value, shown: "September", format: "mmmm" };
  }),
  fc.boolean().map((value): Cell => ({ kind: "boolean", value, shown: String(value) })),
  fc.constantFrom("#REF!", "").map((value): Cell => ({ kind: "error", value, shown: value })),
);

it("the quick way reads every cell of a column as its own reader does, with nothing to be said of it, or leaves it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(cell, { nil: undefined }), { maxLength: 12 }),
      fc.constantFrom(...columns),
      (cells, column) => {
        const options = { collection: madeCollection, day: "2014-09-30", order: "day-first" } as const;
        const quick = quickReader(column, cellReader(column, options), options);
        const rows = [...cells, ...cells].map((one) => [undefined, one]);
        const sheet = { name: "", visibility: "visible", rows, merges: [] } as const;
        const values = rows.map((): bigint | string | null => null);
        const pending = new Uint8Array(rows.length);
        readQuickly(quick, { sheet, rows: [...rows.keys()], index: 1 }, values, pending);
        const read = cellReader(column, options);
        for (const [at, [, one]] of rows.entries()) {
          if (pending[at] === 1) expect(values[at]).toBeNull();
          else if (one === undefined) expect(values[at]).toBeNull();
          else expect(read(one)).toEqual({ value: values[at], status: null });
        }
      },
    ),
    { numRuns: 500 },
  );
});

it("what is written in the usual way is read so", () => {
  const usual = ["12", "-12.50", "12.5", "12.345678", "18/09/2014", "2014-09", "A name", "A name", "Barnet", "Capital"];
  const options = { collection: madeCollection, day: "2014-09-30", order: "day-first" } as const;
  const read = columns.map((column, at) => {
    const shown = usual[at] ?? "";
    return quickReader(column, cellReader(column, options), options)({ kind: "text", value: shown, shown });
  });
  expect(read).toEqual([12n, -1250n, 1250n, 12345678n, "2014-09-18", "2014-09", "A name", "A name", "717", "capital"]);
});
