import fc from "fast-check";
import { expect, it } from "vitest";
import type { Cell, Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { guardWorkbook } from "../../../packages/core/src/ingest/guard/guard-workbook.ts";

function workbook(header: string, cells: readonly Cell[]): Workbook {
  const top: Cell = { kind: "text", value: header, shown: header };
  const rows = [[top], ...cells.map((cell) => [cell])];
  return { format: "xlsx", encoding: null, sheets: [{ name: "Data", visibility: "visible", rows, merges: [] }] };
}

function number(value: number): Cell {
  return { kind: "number", value, shown: String(value) };
}

it("takes no column of whole numbers of any size for data about people", () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 9_999_999_999 }), { minLength: 6, maxLength: 40 });
  fc.assert(
    fc.property(numbers, (values) => {
      expect(guardWorkbook(workbook("Reference", values.map(number)))).toEqual([]);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it("takes no run of ten-digit transaction numbers for NHS numbers", () => {
  const runs = fc.record({ start: fc.integer({ min: 1e9, max: 9e9 }), step: fc.integer({ min: 1, max: 97 }) });
  fc.assert(
    fc.property(runs, fc.integer({ min: 10, max: 60 }), ({ start, step }, length) => {
      const values = Array.from({ length }, (_, place) => number(start + step * place));
      expect(guardWorkbook(workbook("Transaction number", values))).toEqual([]);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it("never throws, whatever the cells hold", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), fc.string(), (texts, header) => {
      const cells = texts.map((value): Cell => ({ kind: "text", value, shown: value }));
      expect(Array.isArray(guardWorkbook(workbook(header, cells)))).toBe(true);
    }),
    { seed: 7, numRuns: 200 },
  );
});
