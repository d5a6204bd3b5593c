import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldCoverage } from "../../packages/core/src/publish/held/held-coverage.ts";
import type { Coverage } from "../../packages/core/src/publish/make-coverage.ts";
import { byText } from "../../packages/core/src/publish/write/by-text.ts";

const word = fc.constantFrom("a", "b", "");
const number = fc.option(fc.constantFrom("0", "5", "-12.50"));

const coverage: fc.Arbitrary<Coverage[]> = fc.uniqueArray(
  fc.record({
    ...{ figure: fc.string({ unit: fc.constantFrom("a", "/", "é"), maxLength: 4 }), period: word, measure: word },
    ...{ level: fc.constantFrom("england", "council"), geographyCode: word, geography: word, basis: word },
    ...{ breakdown: word, expected: fc.nat(3), responded: fc.nat(3), partial: fc.nat(3), waivers: fc.nat(3) },
    ...{
      missing: fc.array(word, { maxLength: 3 }),
      baseCovered: number,
      low: number,
      high: number,
      estimate: number,
    },
  } as const),
  { selector: ({ figure }) => figure, maxLength: 30 },
);

describe("coverage held by column", () => {
  it("is the same coverage in order of figure, each list of councils once", () => {
    fc.assert(
      fc.property(coverage, (rows) => {
        const held = heldCoverage(rows);
        expect([...held]).toEqual(rows.toSorted(byText(({ figure }) => figure)));
        expect(held.length).toBe(rows.length);
        const lists = new Set(rows.map(({ missing }) => JSON.stringify(missing)));
        expect(held.columns.missing.entries).toHaveLength(lists.size);
      }),
    );
  });

  it("is taken as it is where it is held so already", () => {
    const held = heldCoverage([]);
    expect(heldCoverage(held)).toBe(held);
  });
});
