import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { bytesOf } from "./objects-contract.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "returns-store-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("a folder holds uploads and data in folders of those names, made when first written", async () => {
  const store = openStore(join(folder, "new"));
  await store.uploads.put("a", bytesOf("sent"));
  await store.data.put("a", bytesOf("ours"));
  expect(await readFile(join(folder, "new", "uploads", "a"), "utf8")).toBe("sent");
  expect(await readFile(join(folder, "new", "data", "a"), "utf8")).toBe("ours");
});

it.each(["s3://bucket/prefix", "S3://bucket", "https://example.org/x"])(
  "refuses %s and says what would do",
  (address) => {
    expect(() => openStore(address)).toThrow(/this version opens folders only\. Give a folder/);
  },
);

it("refuses an empty address and a file", async () => {
  await writeFile(join(folder, "file"), "x");
  expect(() => openStore(" ")).toThrow("no address was given");
  expect(() => openStore(join(folder, "file"))).toThrow("it is a file. Give a folder.");
});
