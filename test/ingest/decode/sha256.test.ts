import { expect, test } from "vitest";
import { sha256Hex } from "../../../packages/core/src/ingest/decode/sha256.ts";
import { hashNow, MOST_NOW } from "../../../packages/core/src/platform/hash-now.node.ts";
import { hashNow as hashAnywhere } from "../../../packages/core/src/platform/hash-now.ts";

test.each<[string, string]>([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
])("sha256Hex of %j is as FIPS 180-4 has it", async (text, expected) => {
  expect(await sha256Hex(new TextEncoder().encode(text))).toBe(expected);
});

test("sha256Hex looks at a view's bytes and no others", async () => {
  const bytes = new TextEncoder().encode("xabcx").subarray(1, 4);
  expect(await sha256Hex(bytes)).toMatch(/^ba7816bf/);
});

test("bytes have the same hash wherever it is worked out: by Node, by code of ours alone, and by another thread", async () => {
  const lengths = [0, 1, 55, 56, 63, 64, 65, 2048, 2049, MOST_NOW, MOST_NOW + 1];
  for (const length of lengths) {
    const bytes = Uint8Array.from({ length: length + 1 }, (_, at) => (at * 37) & 0xff).subarray(1);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    const expected = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    expect([hashNow(bytes), hashAnywhere(bytes), await sha256Hex(bytes)], `${length} bytes`).toEqual([
      expected,
      expected,
      expected,
    ]);
  }
});
