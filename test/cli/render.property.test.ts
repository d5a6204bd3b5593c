import fc from "fast-check";
import { expect, it } from "vitest";
import { textTable } from "../../cli/render/text-table.ts";
import { lengthOf, wrapText } from "../../cli/render/wrap-text.ts";

const table = fc.integer({ min: 1, max: 14 }).chain((n) =>
  fc.record({
    columns: fc.array(fc.record({ title: fc.string({ maxLength: 30 }) }), { minLength: n, maxLength: n }),
    rows: fc.array(fc.array(fc.string({ maxLength: 120 }), { minLength: n, maxLength: n }), { maxLength: 5 }),
  }),
);

it("textTable never writes a line wider than it was given", () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 30, max: 120 }), (drawn, width) => {
      expect(Math.max(0, ...textTable(drawn, width).map(lengthOf))).toBeLessThanOrEqual(width);
    }),
  );
});

it("wrapText keeps every word, and every letter of those it has to cut", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const squeezed = (whole: string) => whole.replace(/[ \n]/g, "");
      const lines = wrapText(text, width);
      expect(squeezed(lines.join(""))).toBe(squeezed(text));
      expect(Math.max(...lines.map(lengthOf))).toBeLessThanOrEqual(width);
    }),
  );
});
