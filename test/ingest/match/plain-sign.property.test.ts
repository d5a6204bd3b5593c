import fc from "fast-check";
import { expect, it } from "vitest";
import { FORM, formOf } from "../../../packages/core/src/ingest/decode/column-cells.ts";
import { fieldCells } from "../../../packages/core/src/ingest/decode/csv/field-cells.ts";
import type { BodyColumn } from "../../../packages/core/src/ingest/match/body-table.ts";
import { plainSign, signOf } from "../../../packages/core/src/ingest/match/row-cells.ts";

const kinds = fc.constantFrom<BodyColumn["kind"]>("text", "category", "date", "month", "count", "amount", "rate");
const numbers = fc.string({ unit: fc.constantFrom("0", "0", "1", "9", "."), minLength: 1, maxLength: 9 });

it("a plain number counts for what its cell would, whatever the column is of", () => {
  fc.assert(
    fc.property(numbers, kinds, (text, kind) => {
      const { cellOf, columns } = fieldCells();
      const cell = cellOf(0, 0, { text, start: 0, end: text.length });
      const [known] = columns() ?? [];
      const form = known === undefined ? FORM.any : formOf(known, 0);
      fc.pre(form !== FORM.any);
      const none = { headers: new Set<string>(), headerEdges: new Set<number>(), merged: new Map() };
      const column = { id: kind, index: 0, kind, isKey: false, mayBeBlank: true, isValid: () => true, ...none };
      expect(plainSign(form, column)).toBe(signOf(cell, column));
    }),
  );
});
