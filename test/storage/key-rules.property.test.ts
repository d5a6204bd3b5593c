import fc from "fast-check";
import { expect, it } from "vitest";
import { canStartKey, checkKey, compareKeys } from "../../packages/core/src/storage/key-rules.ts";

const texts = fc.string({ unit: "binary", maxLength: 6 });

it("keys are ordered as their UTF-8 bytes are", () => {
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
      expect(Math.sign(compareKeys(left, right))).toBe(bytes);
    }),
    {
      examples: [
        ["\uffff", "\u{10000}"],
        ["a\ue000", "a\u{1f600}"],
        ["a", "a\0"],
      ],
    },
  );
});

it("every key is either refused with a RangeError or stays below the folder it is joined to, as do its starts", () => {
  const keys = fc.array(fc.constantFrom("a", "/", ".", "..", "\0", "é", "\ud800", " "), { maxLength: 6 });
  fc.assert(
    fc.property(keys, (parts) => {
      const key = parts.join("");
      const starts = Array.from({ length: key.length + 1 }, (_, end) => canStartKey(key.slice(0, end)));
      try {
        checkKey(key);
        expect(starts).not.toContain(false);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        return;
      }
      expect(new URL(key.split("/").map(encodeURIComponent).join("/"), "file:///root/folder/").pathname).toMatch(
        /^\/root\/folder\/./,
      );
    }),
  );
});
