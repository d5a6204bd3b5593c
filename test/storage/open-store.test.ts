import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TOO_LARGE } from "../../packages/core/src/storage/objects.ts";
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

it("opens a bucket without a word to it", () => {
  expect(Object.keys(openStore("s3://bucket/some/prefix", { endpoint: "http://127.0.0.1:1" }))).toEqual([
    "uploads",
    "data",
  ]);
});

it("places each area by itself where each has an address, folder or bucket", async () => {
  const store = openStore({ uploads: join(folder, "in"), data: join(folder, "own") });
  await store.uploads.put("a", bytesOf("sent"));
  await store.data.put("a", bytesOf("ours"));
  expect(await readFile(join(folder, "in", "a"), "utf8")).toBe("sent");
  expect(await readFile(join(folder, "own", "a"), "utf8")).toBe("ours");
  expect(() => openStore({ uploads: "s3://in-bucket", data: "s3://own-bucket/x" })).not.toThrow();
});

it.each([
  ["https://example.org/x", "stores are folders or S3 buckets"],
  ["s3://", "it names no bucket"],
  ["s3://b", "it names no bucket"],
  ["s3:///prefix", "it names no bucket"],
  ["s3://bucket//x", 'a part of its prefix is empty, "." or ".."'],
  ["s3://bucket/../x", 'a part of its prefix is empty, "." or ".."'],
  ["s3://bucket/x?region=y", 'its prefix holds a "?"'],
])("refuses %s and says what would do", (address, found) => {
  expect(() => openStore(address)).toThrow(found);
  expect(() => openStore(address)).toThrow(/ Give .*s3:\/\/BUCKET\/PREFIX\.$/);
});

it.each([
  ["127.0.0.1:7071", "it is no http or https address"],
  ["ftp://127.0.0.1", "it is no http or https address"],
  ["http://AKIA:very-secret@127.0.0.1", "it holds a user name or password"],
  ["http://127.0.0.1/bucket", "it holds more than a server's address"],
])("refuses the endpoint %s without repeating it", (endpoint, found) => {
  expect(() => openStore("s3://bucket", { endpoint })).toThrow(found);
  expect(() => openStore("s3://bucket", { endpoint })).not.toThrow(endpoint);
});

it("refuses an empty address and a file", async () => {
  await writeFile(join(folder, "file"), "x");
  expect(() => openStore(" ")).toThrow("no address was given");
  expect(() => openStore(join(folder, "file"))).toThrow("it is a file. Give a folder");
  expect(() => openStore(folder, { endpoint: "http://127.0.0.1:1" })).toThrow("an endpoint is for a bucket");
});

it("reads no upload larger than it may, and keeps it; its own data has another limit", async () => {
  const store = openStore(join(folder, "limited"), { mostUploadBytes: 5 });
  await store.uploads.put("fits", bytesOf("12345"));
  await store.uploads.put("large", bytesOf("123456"));
  await store.data.put("large", bytesOf("123456"));
  expect((await store.uploads.get("fits"))?.size).toBe(5);
  await expect(store.uploads.get("large")).rejects.toMatchObject({ name: "StoreError", code: TOO_LARGE });
  expect((await store.uploads.head("large"))?.size).toBe(6);
  expect((await store.data.get("large"))?.size).toBe(6);
});
