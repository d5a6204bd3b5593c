import fc from "fast-check";
import { expect, it } from "vitest";
import { textCell } from "../../../packages/core/src/ingest/decode/cells.ts";
import { digitsIn, packNumber, placesIn } from "../../../packages/core/src/ingest/decode/column-cells.ts";
import { fieldCells } from "../../../packages/core/src/ingest/decode/csv/field-cells.ts";

const texts = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", " ", "\u00e9"), maxLength: 4 }),
    fc.string({ unit: fc.constantFrom("0", "1", "9", ".", "-"), maxLength: 11 }),
    fc.string(),
  ),
);

it("a field's cell is that of its text, whichever texts were there before", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom("", "xy"), (all, before) => {
      const { cellOf } = fieldCells();
      for (const [at, text] of [...all, ...all].entries()) {
        const cut = { text: `${before}${text},next`, start: before.length, end: before.length + text.length };
        expect(cellOf(at >> 1, at % 2, cut)).toEqual(textCell(text));
      }
    }),
  );
});

it("texts that come again are one cell", () => {
  const { cellOf } = fieldCells();
  const cells = ["Waste", "Highways", "Waste"].map((text, at) => cellOf(at, 0, { text, start: 0, end: text.length }));
  expect(cells[0]).toBe(cells[2]);
});

it("a column says of each row which is the first that has its cell, and what plain number that is", () => {
  fc.assert(
    fc.property(texts, (all) => {
      const { cellOf, columns } = fieldCells();
      const cells = [...all, ...all].map((text, at) => cellOf(at, 1, { text, start: 0, end: text.length }));
      const { firsts, numbers } = columns()?.[1] ?? { firsts: [], numbers: [] };
      for (const [row, cell] of cells.entries()) {
        const first = (firsts[row] ?? 0) - 1;
        expect(cells[first]).toBe(cell);
        if (cell !== undefined) expect(numbers[first] ?? 0).toBe(plainNumber(cell.shown));
      }
    }),
  );
});

function plainNumber(text: string): number {
  const digits = text.replace(".", "");
  if (!/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) || digits.length > 8) return 0;
  return packNumber(Number(digits), text.length - 1 - (text.includes(".") ? text.indexOf(".") : text.length - 1));
}

it("what a number is packed as says its digits and how many of them stand behind the point", () => {
  const packed = packNumber(99_999_999, 7);
  expect([digitsIn(packed), placesIn(packed), placesIn(0)]).toEqual([99_999_999, 7, -1]);
});

it("columns of which most is empty are not held", () => {
  const { cellOf, columns } = fieldCells();
  const cut = { text: "far", start: 0, end: 3 };
  for (let field = 0; field < 100; field += 1) cellOf(100_000, field, cut);
  expect(columns()).toBeUndefined();
  expect(cellOf(100_001, 0, cut)).toEqual(textCell("far"));
});
