import fc from "fast-check";
import { expect, it } from "vitest";
import { textCell } from "../../../packages/core/src/ingest/decode/cells.ts";
import { fieldCells } from "../../../packages/core/src/ingest/decode/csv/field-cells.ts";

const texts = fc.array(
  fc.oneof(fc.string({ unit: fc.constantFrom("a", "b", " ", "\u00e9"), maxLength: 4 }), fc.string()),
);

it("a field's cell is that of its text, whichever texts were there before", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom("", "xy"), (all, before) => {
      const cellOf = fieldCells();
      for (const [at, text] of [...all, ...all].entries()) {
        const cut = { text: `${before}${text},next`, start: before.length, end: before.length + text.length };
        expect(cellOf(at % 2, cut)).toEqual(textCell(text));
      }
    }),
  );
});

it("texts that come again are one cell", () => {
  const cellOf = fieldCells();
  const cells = ["Waste", "Highways", "Waste"].map((text) => cellOf(0, { text, start: 0, end: text.length }));
  expect(cells[0]).toBe(cells[2]);
});
