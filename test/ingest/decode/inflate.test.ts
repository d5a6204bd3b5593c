import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inflate } from "../../../packages/core/src/ingest/decode/zip/inflate.ts";
import { seededDraw } from "../../../sample/random.ts";

/** All chunks, each copied before the next is asked for. */
function inflated(data: Uint8Array, size: number): Uint8Array {
  return Uint8Array.from(Array.from(inflate(data, size), (chunk) => [...chunk]).flat());
}

/** Bytes that repeat earlier ones, near and as far back as deflate reaches. */
function repetitive(length: number, seed: string): Uint8Array {
  const draw = seededDraw(seed);
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) {
    const back = 1 + Math.floor(draw() * 40_000);
    bytes[at] = draw() < 0.1 || back > at ? Math.floor(draw() * 40) : (bytes[at - back] ?? 0);
  }
  return bytes.fill(7, Math.floor(length / 2), Math.floor(length * 0.6));
}

describe("inflate undoes what zlib makes", () => {
  test.each([0, 1, 2, 3, 4])("with strategy %d, at every level, in one chunk or many", (strategy) => {
    for (const [level, length] of [0, 1, 10, 300, 65_535, 100_000, 131_072, 5000, 77, 70_000].entries()) {
      const bytes = repetitive(length, `${strategy} ${level}`);
      const data = deflateRawSync(bytes, { level, strategy });
      expect(inflated(data, length)).toEqual(bytes);
      expect(inflated(data, 0)).toEqual(bytes);
    }
  });

  test("of any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(inflated(deflateRawSync(bytes, { level }), bytes.length)).toEqual(bytes);
      }),
    );
  });
});

test("data that breaks off is refused wherever it does", () => {
  const data = deflateRawSync(repetitive(3000, "cut"));
  for (let length = 0; length < data.length; length += 7) {
    expect(() => inflated(data.subarray(0, length), 3000)).toThrow("not deflate");
  }
});

test("any bytes end, in bytes or in an error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (data) => {
      try {
        expect(inflated(data, data.length).length).toBeLessThanOrEqual(data.length * 1032);
      } catch (error) {
        expect(String(error)).toContain("not deflate");
      }
    }),
    { numRuns: 1000 },
  );
});
