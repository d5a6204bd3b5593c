import { expect, test } from "vitest";
import { sha256Hex } from "../../../packages/core/src/ingest/decode/sha256.ts";

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
