import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Head, Objects } from "../../packages/core/src/storage/objects.ts";

/** A driver with nothing in it, and how to throw it away. */
export interface OpenDriver {
  readonly objects: Objects;
  close(): Promise<void>;
}

/** In what drivers may differ. */
export interface DriverTraits {
  /** A version that was overwritten can still be got by its name. */
  readonly keepsVersions?: boolean;
  /** A fault of the server: to a condition, a deleted object is still there. Nothing we keep is ever deleted. */
  readonly deletedStillHolds?: boolean;
}

/** What every driver of the objects port must do. Call it in a test file, once a driver. */
export function objectsContract(name: string, open: () => Promise<OpenDriver>, traits: DriverTraits = {}): void {
  describe(name, () => {
    let driver: OpenDriver;
    let objects: Objects;
    beforeEach(async () => {
      driver = await open();
      objects = driver.objects;
    });
    afterEach(() => driver.close());
    const at = (): Objects => objects;
    describe("reading and writing", () => readingAndWriting(at));
    describe("versions", () => versions(at, traits));
    describe("conditions", () => conditions(at));
    describe.skipIf(traits.deletedStillHolds)("conditions on what was deleted", () => conditionsOnDeleted(at));
    describe("keys", () => keys(at));
    describe("listing", () => listing(at));
  });
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export async function headsOf(list: AsyncIterable<Head>): Promise<readonly Head[]> {
  const heads: Head[] = [];
  for await (const head of list) heads.push(head);
  return heads;
}

export async function foldersOf(folders: AsyncIterable<string>): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folders) names.push(name);
  return names;
}

export async function keysOf(list: AsyncIterable<Head>): Promise<readonly string[]> {
  return (await headsOf(list)).map((head) => head.key);
}

/** Puts without a condition and gives the version, for tests that are about something else. */
async function written(objects: Objects, key: string, text: string): Promise<string> {
  const result = await objects.put(key, bytesOf(text));
  if (!result.done) throw new Error(`The put of ${key} had no condition and was refused.`);
  return result.version;
}

async function textAt(objects: Objects, key: string): Promise<string | undefined> {
  const found = await objects.get(key);
  return found && new TextDecoder().decode(found.bytes);
}

function readingAndWriting(at: () => Objects): void {
  it("gives back the bytes, size and version that were put", async () => {
    const before = Date.now() - 5_000;
    const version = await written(at(), "a/b.txt", "hello");
    const found = await at().get("a/b.txt");
    expect(found).toMatchObject({ key: "a/b.txt", version, size: 5 });
    expect(found?.bytes).toEqual(Uint8Array.from(bytesOf("hello")));
    expect(found?.modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(found?.modified ?? "")).toBeGreaterThan(before);
  });

  it("gives the same head from get, head and list", async () => {
    await written(at(), "a", "hello");
    const { bytes: _, ...head } = (await at().get("a")) ?? { bytes: undefined };
    expect(await at().head("a")).toEqual(head);
    expect(await headsOf(at().list(""))).toEqual([head]);
  });

  it("says nothing is there for a key that was never put, or lies above or below one", async () => {
    await written(at(), "a/b", "x");
    for (const key of ["z", "a", "a/b/c"]) {
      expect(await at().get(key)).toBeUndefined();
      expect(await at().head(key)).toBeUndefined();
    }
  });

  it("holds the last of several puts, under a new version", async () => {
    const first = await written(at(), "a", "one");
    const second = await written(at(), "a", "two, longer");
    expect(second).not.toBe(first);
    expect(await textAt(at(), "a")).toBe("two, longer");
    expect((await at().head("a"))?.size).toBe(11);
  });

  it("holds an empty object, which is not the same as none", async () => {
    await at().put("empty", new Uint8Array());
    expect(await at().get("empty")).toMatchObject({ size: 0, bytes: new Uint8Array() });
  });

  it("holds eight megabytes unchanged", async () => {
    const big = new Uint8Array(8 << 20).map((_, index) => (index * 31 + (index >> 11)) & 0xff);
    await at().put("big", big);
    const found = await at().get("big");
    expect(found?.size).toBe(big.length);
    expect(Buffer.compare(found?.bytes ?? new Uint8Array(), big)).toBe(0);
  });

  it("is not changed by what callers do with their bytes before or after", async () => {
    const mine = bytesOf("mine");
    const put = at().put("a", mine);
    mine.fill(0);
    await put;
    (await at().get("a"))?.bytes.fill(0);
    expect(await textAt(at(), "a")).toBe("mine");
  });

  it("forgets a deleted object, and deleting nothing is no error", async () => {
    await written(at(), "a/b", "x");
    await at().delete("a/b");
    await at().delete("a/b");
    await at().delete("never/there");
    expect(await at().get("a/b")).toBeUndefined();
    expect(await keysOf(at().list(""))).toEqual([]);
  });
}

function versions(at: () => Objects, { keepsVersions = false }: DriverTraits): void {
  it("gives a named version while the key holds it, and never other bytes under its name", async () => {
    const first = await written(at(), "a", "one");
    expect((await at().get("a", first))?.version).toBe(first);
    await written(at(), "a", "two");
    const kept = await at().get("a", first);
    expect(kept && new TextDecoder().decode(kept.bytes)).toBe(keepsVersions ? "one" : undefined);
    expect(kept?.version).toBe(keepsVersions ? first : undefined);
    expect(await at().get("missing", first)).toBeUndefined();
  });

  it.runIf(keepsVersions)(
    "gives a version that was deleted by its name, and tells equal bytes put twice apart",
    async () => {
      const first = await written(at(), "a", "one");
      const second = await written(at(), "a", "one");
      expect(second).not.toBe(first);
      await at().delete("a");
      expect(await at().get("a")).toBeUndefined();
      expect((await at().get("a", first))?.version).toBe(first);
      expect((await at().get("a", second))?.version).toBe(second);
    },
  );
}

function conditions(at: () => Objects): void {
  it("creates an absent object once", async () => {
    expect((await at().put("a", bytesOf("one"), { if: "absent" })).done).toBe(true);
    expect(await at().put("a", bytesOf("two"), { if: "absent" })).toEqual({ done: false });
    expect(await textAt(at(), "a")).toBe("one");
  });

  it("replaces the version named, and then no longer", async () => {
    const first = await written(at(), "a", "one");
    const swapped = await at().put("a", bytesOf("two"), { if: "version", version: first });
    expect(swapped).toEqual({ done: true, version: (await at().head("a"))?.version });
    expect(await at().put("a", bytesOf("three"), { if: "version", version: first })).toEqual({ done: false });
    expect(await textAt(at(), "a")).toBe("two");
  });

  it("writes nothing where a version is named and the key holds nothing", async () => {
    const version = await written(at(), "a", "one");
    expect(await at().put("b/c", bytesOf("two"), { if: "version", version })).toEqual({ done: false });
    expect(await keysOf(at().list(""))).toEqual(["a"]);
  });

  it("lets one of many creators win, whose bytes stay", async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => at().put("a", bytesOf(`writer ${index}`), { if: "absent" })),
    );
    const winners = results.flatMap((result, index) => (result.done ? [index] : []));
    expect(winners).toHaveLength(1);
    expect(await textAt(at(), "a")).toBe(`writer ${winners[0]}`);
  });

  it("lets one of many replacers of one version win", async () => {
    const version = await written(at(), "a", "start");
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => at().put("a", bytesOf(`writer ${index}`), { if: "version", version })),
    );
    const winners = results.flatMap((result, index) => (result.done ? [index] : []));
    expect(winners).toHaveLength(1);
    expect(await textAt(at(), "a")).toBe(`writer ${winners[0]}`);
  });
}

function conditionsOnDeleted(at: () => Objects): void {
  it("creates again what was deleted", async () => {
    await written(at(), "a", "one");
    await at().delete("a");
    expect((await at().put("a", bytesOf("three"), { if: "absent" })).done).toBe(true);
    expect(await textAt(at(), "a")).toBe("three");
  });

  it("does not replace the version that was deleted", async () => {
    const version = await written(at(), "a", "one");
    await at().delete("a");
    expect(await at().put("a", bytesOf("two"), { if: "version", version })).toEqual({ done: false });
    expect(await keysOf(at().list(""))).toEqual([]);
  });
}

const REFUSED_KEYS: readonly string[] = [
  "",
  "/",
  "/a",
  "a/",
  "a//b",
  ".",
  "..",
  "a/./b",
  "../a",
  "a/../../b",
  "a/..",
  "a\0b",
  "a\ud800",
  ".tmp/a",
  ".tmp",
  ".locks/a",
];

const STRANGE_KEYS: readonly string[] = [
  "with space.csv",
  " leading and trailing ",
  "100%.csv",
  "%2e%2e/x",
  "a+b",
  "a#b?c=d&e",
  'it\'s "quoted"',
  "...",
  ".hidden",
  "a/.tmp/b",
  "café.xlsx",
  "cafe\u0301.xlsx",
  "日本語/ファイル.csv",
  "🏛️.ods",
  "line\nbreak",
  "constructor",
  "__proto__",
];

function keys(at: () => Objects): void {
  it.each(REFUSED_KEYS)("refuses the key %j for every verb", async (key) => {
    await expect(async () => at().get(key)).rejects.toThrow(RangeError);
    await expect(async () => at().head(key)).rejects.toThrow(RangeError);
    await expect(async () => at().put(key, bytesOf("x"))).rejects.toThrow(RangeError);
    await expect(async () => at().delete(key)).rejects.toThrow(RangeError);
    expect(await keysOf(at().list(""))).toEqual([]);
  });

  it("keeps keys with spaces, signs and letters of any script exactly", async () => {
    for (const key of STRANGE_KEYS) await written(at(), key, key);
    for (const key of STRANGE_KEYS) expect(await textAt(at(), key)).toBe(key);
    expect(new Set(await keysOf(at().list("")))).toEqual(new Set(STRANGE_KEYS));
  });
}

/** In byte order: `-` and `.` come before the slash, capitals before small letters, the emoji (U+1F3DB) after U+FF5E. */
const ORDERED_KEYS: readonly string[] = [
  "B",
  "a-b",
  "a.b/c",
  "a/B",
  "a/b/c",
  "a/b/d",
  "a/b0",
  "a/c",
  "a0",
  "b",
  "é",
  "～",
  "🏛",
];

function listing(at: () => Objects): void {
  beforeEach(async () => {
    await Promise.all(ORDERED_KEYS.toReversed().map((key) => written(at(), key, key)));
  });

  it("lists every key in the byte order of the whole key", async () => {
    expect(await keysOf(at().list(""))).toEqual(ORDERED_KEYS);
    const sorted = ORDERED_KEYS.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
    expect(sorted).toEqual(ORDERED_KEYS);
  });

  it.each(["a", "a/", "a/b", "a/b/", "a/b/c", "a/b/c/", "é", "nothing", "../", "/", "a//", "."])(
    "lists under the prefix %j what starts with it, whether or not a folder ends there",
    async (prefix) => {
      const below = ORDERED_KEYS.filter((key) => key.startsWith(prefix));
      expect(await keysOf(at().list(prefix))).toEqual(below);
      expect(await foldersOf(at().keys(prefix))).toEqual(below);
    },
  );

  it.each(["", "B", "a", "a/", "a/b", "a/b/", "a/b/c", "a/b/z", "a/zz", "b", "～", "🏛", "🏛/x"])(
    "starts behind %j, which need not be a key",
    async (after) => {
      const behind = ORDERED_KEYS.filter((key) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0);
      expect(await keysOf(at().list("", after))).toEqual(behind);
      expect(await keysOf(at().list("a/", after))).toEqual(behind.filter((key) => key.startsWith("a/")));
    },
  );

  it.each([
    ["", ["a.b", "a"]],
    ["a/", ["b"]],
    ["a/b/", []],
    ["nothing/", []],
    ["../", []],
    ["a//", []],
    ["./", []],
    ["/", []],
  ])("names under %j the folders that have keys, each once", async (prefix, names) => {
    expect(await foldersOf(at().folders(prefix))).toEqual(names);
  });

  it("names folders in signs of any kind, and none of a prefix that ends within a name", async () => {
    await written(at(), "a/é +%/x", "x");
    expect(await foldersOf(at().folders("a/"))).toEqual(["b", "é +%"]);
    await expect(foldersOf(at().folders("a"))).rejects.toThrow(RangeError);
  });

  it("stops when its reader stops, and leaves out what is deleted before it gets there", async () => {
    const seen: string[] = [];
    for await (const { key } of at().list("")) {
      seen.push(key);
      if (seen.length === 2) break;
    }
    expect(seen).toEqual(ORDERED_KEYS.slice(0, 2));
    await at().delete("a/b/c");
    expect(await keysOf(at().list("a/b/"))).toEqual(["a/b/d"]);
  });
}
