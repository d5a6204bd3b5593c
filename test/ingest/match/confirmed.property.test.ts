import fc from "fast-check";
import { expect, it } from "vitest";
import { matchWorkbook } from "../../../packages/core/src/ingest/match/match-workbook.ts";
import { at, form } from "./collections.ts";
import { bookOf, sheetOf } from "./sheet-of.ts";

const { collection, period } = at(form, "2010-03-31");
const columns = Object.keys(collection.tables["readers"]?.columns ?? {});
const header = fc.oneof(
  fc.constantFrom(
    "Client group",
    "Age band",
    "Ongoing support",
    "Direct payment",
    "Managed",
    "Figure 7",
    "",
    "Q1",
    "Q 1",
  ),
  fc.string({ maxLength: 12 }),
);
const said = fc.array(
  fc.record({
    table: fc.constantFrom("readers", "money", "none"),
    column: fc.option(fc.constantFrom(...columns, "none")),
    header,
  }),
  { maxLength: 6 },
);

it("matchWorkbook, whatever was said of whatever headers, gives each column one header and each header one column", () => {
  fc.assert(
    fc.property(fc.array(header, { minLength: 2, maxLength: 8 }), said, (headers, confirmed) => {
      const rows = [headers, headers.map((_, n) => (n < 2 ? "Carers" : n)), headers.map((_, n) => n)];
      const { tables, confirmed: uses } = matchWorkbook(bookOf(sheetOf(rows)), collection, period, { confirmed });
      for (const table of tables) {
        expect(new Set(table.columns.map(({ column }) => column)).size).toBe(table.columns.length);
        expect(new Set(table.columns.map(({ index }) => index)).size).toBe(table.columns.length);
      }
      for (const use of uses) {
        const read = tables.find(({ table }) => table === use.table)?.columns.find(({ cell }) => cell === use.cell);
        expect(read?.column ?? null).toBe(use.column);
      }
    }),
  );
});
