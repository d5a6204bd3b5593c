import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "../../packages/core/src/authorities/edit-distance.ts";

const cases: readonly (readonly [string, string, number])[] = [
  ["kent", "kent", 0],
  ["", "", 0],
  ["", "ab", 2],
  ["cumbira", "cumbria", 1],
  ["bury", "burry", 1],
  ["barnet", "barnt", 1],
  ["bolton", "balton", 1],
  ["surrey", "sury", 2],
  ["lancaster", "doncaster", 2],
  ["bedford", "bedfordshire", 5],
  ["kent", "durham", 6],
];

describe("editDistance", () => {
  it.each(cases)("between %j and %j is %i", (a, b, distance) => {
    expect(editDistance(a, b, 6)).toBe(distance);
    expect(editDistance(b, a, 6)).toBe(distance);
  });

  it("is undefined past the most that was asked for", () => {
    expect(editDistance("bedford", "bedfordshire", 4)).toBeUndefined();
    expect(editDistance("kent", "durham", 5)).toBeUndefined();
  });

  it("is at most the number of letters changed", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.nat(11), fc.nat(11), (text, first, second) => {
        const changed = [...text].map((letter, at) => (at === first || at === second ? "x" : letter)).join("");
        const edits = [...changed].filter((letter) => letter === "x").length;
        expect(editDistance(text, changed, 3)).toBe(edits);
      }),
    );
  });
});
