import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFigures } from "../../packages/core/src/publish/compare-figures.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { figureId } from "../../packages/core/src/publish/held/figure-id.ts";
import { heldFigures } from "../../packages/core/src/publish/held/held-figures.ts";
import { byText } from "../../packages/core/src/publish/write/by-text.ts";

/** Signs that stand before and after the one between the parts of an id, and some of more than one byte. */
const part = fc.string({ unit: fc.constantFrom("a", "b", "-", ".", "0", "_", "é", "🏛"), maxLength: 3 });
const text = fc.option(fc.constantFrom("0", "5", "5.0", "-12.50"));

/** Figures whose ids are all different; with `sign` in parts of some of them. */
function figuresOf(sign = part): fc.Arbitrary<Figure[]> {
  const parts = fc.record({ measure: sign, basis: part, period: part, geographyCode: part, breakdown: sign });
  const rest = fc.record({
    ...{ level: fc.constantFrom("england", "council"), geography: part, unit: part },
    ...{ value: text, status: fc.option(fc.constantFrom("c", "x")), numerator: text, denominator: text },
    ...{ expected: fc.nat(300), responded: fc.nat(), synthetic: fc.boolean(), waivers: fc.nat(2) },
  } as const);
  const meaning = fc.option(fc.record({ nature: fc.constant("outcome"), definition: part, baseDay: text } as const));
  const figure = fc.tuple(parts, rest, meaning).map(([named, said, means]): Figure => {
    const collection = "help";
    return { figure: figureId({ collection, ...named }), collection, ...named, ...said, ...(means ?? {}) };
  });
  return fc.uniqueArray(figure, { selector: (one) => one.figure, maxLength: 40 });
}

describe("figures held by column", () => {
  it.each([
    ["letters, digits and signs", part],
    ["the sign that stands between parts", fc.oneof(part, fc.constantFrom("a/", "/", "a/b"))],
  ])("are the same figures in order of id, whose parts have %s", (_what, sign) => {
    fc.assert(
      fc.property(figuresOf(sign), (figures) => {
        const held = heldFigures(figures);
        const sorted = figures.toSorted(byText((one) => one.figure));
        expect([...held]).toStrictEqual(sorted);
        expect(held.length).toBe(figures.length);
        const isMore = ({ value, responded }: Figure) => value !== null && responded > 100;
        expect(held.filter(isMore)).toStrictEqual(sorted.filter(isMore));
      }),
    );
  });

  it("take as many different values as there are", () => {
    const figures = Array.from({ length: 70_000 }, (_, at) => ({ ...one("a"), geographyCode: `${at}`, responded: at }));
    const held = heldFigures(figures.map((figure) => ({ ...figure, figure: figureId(figure) })));
    expect([...held].every(({ geographyCode, responded }) => geographyCode === `${responded}`)).toBe(true);
    expect(held.columns.responded.codes.BYTES_PER_ELEMENT).toBe(4);
    expect(held.columns.measure.codes.BYTES_PER_ELEMENT).toBe(1);
  });

  it("are refused where an id is not made of its parts", () => {
    expect(() => heldFigures([{ ...one("a"), figure: "b" }])).toThrow(RangeError);
  });
});

describe("compareFigures", () => {
  it("finds what is added, removed and revised, whatever else there is", () => {
    const share = fc.constantFrom("both", "before", "after", "revised");
    fc.assert(
      fc.property(figuresOf(), fc.infiniteStream(share), (figures, stream) => {
        const kinds = new Map(figures.map((figure) => [figure.figure, stream.next().value]));
        const before = figures.filter(({ figure }) => kinds.get(figure) !== "after");
        const after = figures
          .filter(({ figure }) => kinds.get(figure) !== "before")
          .map((figure) => (kinds.get(figure.figure) === "revised" ? { ...figure, value: "77.0" } : figure));
        const told: Record<string, string> = { before: "removed", after: "added", revised: "revised" };
        const expected = figures
          .toSorted(byText(({ figure }) => figure))
          .flatMap(({ figure }) => told[kinds.get(figure) ?? ""] ?? ([] as string[]));
        expect(compareFigures(before, after.toReversed()).map(({ kind }) => kind)).toEqual(expected);
      }),
    );
  });
});

function one(measure: string): Figure {
  const named = { collection: "help", measure, basis: "all", period: "2011-12", geographyCode: "1", breakdown: "all" };
  const said = { level: "council", geography: "", unit: "people", value: null, status: null } as const;
  const counts = { numerator: null, denominator: null, expected: 1, responded: 1, synthetic: false, waivers: 0 };
  return { figure: figureId(named), ...named, ...said, ...counts };
}
