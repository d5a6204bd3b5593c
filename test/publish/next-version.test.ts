import { describe, expect, it } from "vitest";
import { compareFigures } from "../../packages/core/src/publish/compare-figures.ts";
import { definitionTexts } from "../../packages/core/src/publish/definition-texts.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import { nextVersion } from "../../packages/core/src/publish/next-version.ts";
import { england } from "../claims/figure.ts";
import { loans } from "./fixture.ts";

const a = england("c", "a", "2010-11", { value: "10", numerator: "1.0" });
const b = england("c", "b", "2010-11", { value: "20" });
const definitions = { a: "1", b: "1" };
const before = { version: "1.4.2", figures: [a, b], definitions };

describe("nextVersion", () => {
  it.each<[string, readonly Figure[], Record<string, string>, string]>([
    ["nothing changed", [b, a], definitions, "1.4.2"],
    ["the same numbers with more zeros", [{ ...a, value: "10.0000", numerator: "1" }, b], definitions, "1.4.2"],
    ["a value revised", [{ ...a, value: "11" }, b], definitions, "1.4.3"],
    ["a value now hidden", [{ ...a, value: null, status: "c" }, b], definitions, "1.4.3"],
    ["one more council in a figure", [{ ...a, responded: 1 }, b], definitions, "1.4.3"],
    ["a figure more", [a, b, england("c", "d", "2010-11", {})], { ...definitions, d: "1" }, "1.5.0"],
    ["a figure more and a value revised", [a, { ...b, value: "1" }, england("c", "d", "1", {})], definitions, "1.5.0"],
    ["a figure gone", [a], definitions, "2.0.0"],
    ["a definition changed", [a, b], { ...definitions, a: "2" }, "2.0.0"],
    ["a definition gone", [a, b], { a: "1" }, "2.0.0"],
  ])("after %s", (_, figures, texts, expected) => {
    expect(nextVersion(before, { figures, definitions: texts })).toBe(expected);
  });

  it("is 1.0.0 the first time, and refuses what is no version", () => {
    expect(nextVersion(undefined, before)).toBe("1.0.0");
    expect(() => nextVersion({ ...before, version: "latest" }, before)).toThrow('"latest"');
  });
});

describe("compareFigures", () => {
  it("gives each difference with both sides, by figure", () => {
    const d = england("c", "0", "2010-11", {});
    expect(compareFigures([b, a], [d, { ...a, value: "11" }])).toEqual([
      { figure: d.figure, kind: "added", before: null, after: d },
      { figure: a.figure, kind: "revised", before: a, after: { ...a, value: "11" } },
      { figure: b.figure, kind: "removed", before: b, after: null },
    ]);
  });

  it("does not take 100 for 1, nor 10 for 10.01", () => {
    const with100 = [{ ...a, value: "100" }];
    expect(compareFigures(with100, [{ ...a, value: "1" }])).toHaveLength(1);
    expect(compareFigures([{ ...a, value: "10.010" }], [{ ...a, value: "10" }])).toHaveLength(1);
    expect(compareFigures(with100, [{ ...a, value: "100.00" }])).toEqual([]);
  });
});

describe("compareFigures, of two that say nearly the same", () => {
  it.each<[keyof Figure, Partial<Figure>]>([
    ["unit", { unit: "pounds" }],
    ["value", { value: null }],
    ["status", { status: "p" }],
    ["numerator", { numerator: null }],
    ["denominator", { denominator: "2" }],
    ["expected", { expected: 151 }],
    ["responded", { responded: 1 }],
    ["synthetic", { synthetic: !a.synthetic }],
    ["waivers", { waivers: a.waivers + 1 }],
  ])("takes another %s for a revision, whichever came first", (_, given) => {
    const other = { ...a, ...given };
    expect(compareFigures([a], [other]).map(({ kind }) => kind)).toEqual(["revised"]);
    expect(compareFigures([other], [a]).map(({ kind }) => kind)).toEqual(["revised"]);
  });
});

describe("definitionTexts", () => {
  const texts = definitionTexts(loans());

  it("change with terms, versions and rounding, and not with titles", () => {
    const { items } = loans().measures;
    const changed = (given: object) =>
      definitionTexts({ ...loans(), measures: { items: { ...items, ...given } as NonNullable<typeof items> } }).items;
    expect(changed({ title: "Another", description: "Another." })).toBe(texts.items);
    expect(changed({ version: 2 })).not.toBe(texts.items);
    expect(changed({ terms: ["books"] })).not.toBe(texts.items);
    expect(definitionTexts(loans({ roundCountsTo: 5 })).publish).not.toBe(texts.publish);
    expect(definitionTexts(loans({ levels: ["england"] })).publish).toBe(texts.publish);
  });

  it("do not depend on the order a definition is written in", () => {
    const { items } = loans().measures;
    const turned = Object.fromEntries(Object.entries(items ?? {}).toReversed()) as NonNullable<typeof items>;
    expect(definitionTexts({ ...loans(), measures: { items: turned } }).items).toBe(texts.items);
  });
});
