import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { filesObjects } from "../../packages/core/src/storage/files-objects.ts";
import { bytesOf, foldersOf, headsOf, keysOf } from "./objects-contract.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "returns-files-"));
});
afterEach(() => rm(root, { recursive: true }));

describe("a folder that people use too", () => {
  it("holds each object as a plain file at the path its key says", async () => {
    await filesObjects(root).put("rows/period=2010/x.parquet", bytesOf("hello"));
    expect(await readFile(join(root, "rows", "period=2010", "x.parquet"), "utf8")).toBe("hello");
  });

  it("shows files dropped by hand, with the sha256 of their content as version", async () => {
    await mkdir(join(root, "in"));
    await writeFile(join(root, "in", "dropped.csv"), "a,b");
    const objects = filesObjects(root);
    const version = createHash("sha256").update("a,b").digest("hex");
    expect(await objects.head("in/dropped.csv")).toMatchObject({ version, size: 3 });
    expect((await objects.get("in/dropped.csv", version))?.bytes.length).toBe(3);
    expect(await keysOf(objects.list(""))).toEqual(["in/dropped.csv"]);
  });

  it("names no folder in which there is no file, however deep", async () => {
    for (const path of ["empty", "deep/er", "full/deep"]) await mkdir(join(root, path), { recursive: true });
    await writeFile(join(root, "full", "deep", "x"), "x");
    expect(await foldersOf(filesObjects(root).folders(""))).toEqual(["full"]);
  });

  it("sees a change made by hand at once, even one that keeps size and time", async () => {
    const path = join(root, "a.csv");
    const long = new Date("2020-01-01T00:00:00Z");
    const objects = filesObjects(root);
    const seen = [];
    for (const content of ["one", "two", "six"]) {
      await writeFile(path, content);
      await utimes(path, long, long);
      seen.push(...(await headsOf(objects.list(""))));
    }
    expect(new Set(seen.map((head) => head.version)).size).toBe(3);
    expect(new Set(seen.map((head) => head.modified))).toEqual(new Set(["2020-01-01T00:00:00.000Z"]));
  });

  it("does not swap an object that was changed by hand behind a known version", async () => {
    const objects = filesObjects(root);
    const put = await objects.put("a", bytesOf("one"));
    await writeFile(join(root, "a"), "two");
    expect(await objects.put("a", bytesOf("three"), { if: "version", version: put.done ? put.version : "" })).toEqual({
      done: false,
    });
    expect(await readFile(join(root, "a"), "utf8")).toBe("two");
  });

  it("follows no links and hangs on no pipe", async () => {
    await writeFile(join(root, "real"), "x");
    await symlink("/etc/passwd", join(root, "file-link"));
    await symlink(root, join(root, "folder-link"));
    execFileSync("mkfifo", [join(root, "pipe")]);
    const objects = filesObjects(root);
    expect(await keysOf(objects.list(""))).toEqual(["real"]);
    expect(await foldersOf(objects.folders(""))).toEqual([]);
    expect(await keysOf(objects.list("folder-link/"))).toEqual([]);
    expect(await keysOf(objects.list("file-link/"))).toEqual([]);
    await mkdir(join(root, "in", "deep"), { recursive: true });
    await writeFile(join(root, "in", "deep", "x"), "x");
    expect(await foldersOf(objects.folders("in/"))).toEqual(["deep"]);
    expect(await foldersOf(objects.folders("folder-link/in/"))).toEqual([]);
    expect(await objects.get("file-link")).toBeUndefined();
    expect(await objects.get("pipe")).toBeUndefined();
    await expect(objects.put("pipe", bytesOf("x"), { if: "absent" })).rejects.toThrow('Cannot write "pipe"');
  });

  it("refuses to list a folder with a name that is not UTF-8, instead of leaving the file out", async () => {
    await writeFile(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from(".csv")]), "x");
    await expect(keysOf(filesObjects(root).list(""))).rejects.toThrow("is not UTF-8. Rename that file.");
  });

  it("lists a file whose name holds the replacement sign itself", async () => {
    await writeFile(join(root, "caf\uFFFD.csv"), "x");
    expect(await keysOf(filesObjects(root).list(""))).toEqual(["caf\uFFFD.csv"]);
  });
});

describe("a folder that is reached by a link, or in part", () => {
  it("is listed by any prefix, which need not end where a folder does", async () => {
    const link = `${root}-link`;
    await symlink(root, link);
    try {
      const objects = filesObjects(link);
      for (const key of ["log/2010/a", "log/2010/b", "log/2011/a", "logs"]) await objects.put(key, bytesOf("x"));
      expect(await keysOf(objects.list("log/2010/"))).toEqual(["log/2010/a", "log/2010/b"]);
      expect(await keysOf(objects.list("log/201"))).toEqual(["log/2010/a", "log/2010/b", "log/2011/a"]);
      expect(await keysOf(objects.list("log/2010/", "log/2010/a"))).toEqual(["log/2010/b"]);
      for (const prefix of ["log/2012/", "logs/", "log/../log/", ".tmp/", "/"]) {
        expect(await keysOf(objects.list(prefix)), prefix).toEqual([]);
      }
    } finally {
      await rm(link);
    }
  });
});

describe("what a folder cannot hold", () => {
  it("says so when the start of a key is already an object", async () => {
    const objects = filesObjects(root);
    await objects.put("a", bytesOf("x"));
    for (const condition of [undefined, { if: "absent" } as const]) {
      await expect(objects.put("a/b", bytesOf("y"), condition)).rejects.toThrow(
        'Cannot write "a/b": the start of it is already an object',
      );
    }
    expect(await keysOf(objects.list(""))).toEqual(["a"]);
  });

  it("says so when a key is already the start of others", async () => {
    const objects = filesObjects(root);
    await objects.put("a/b", bytesOf("x"));
    await expect(objects.put("a", bytesOf("y"))).rejects.toThrow('Cannot write "a": a folder has that name');
    await expect(objects.put("a", bytesOf("y"), { if: "absent" })).rejects.toThrow('Cannot write "a"');
    await objects.delete("a");
    expect(await keysOf(objects.list(""))).toEqual(["a/b"]);
  });
});

describe("the driver's own files", () => {
  it("leave nothing temporary behind, whether a put was done or refused", async () => {
    const objects = filesObjects(root);
    await objects.put("a", bytesOf("x"), { if: "absent" });
    await objects.put("a", bytesOf("y"), { if: "absent" });
    await objects.put("a", bytesOf("z"));
    await objects.put("a", bytesOf("w"), { if: "version", version: "no" });
    await expect(objects.put("a/b", bytesOf("w"))).rejects.toThrow();
    expect(await readdir(join(root, ".tmp"))).toEqual([]);
  });

  it("are never listed, and strays are removed by a later driver once they are old", async () => {
    await mkdir(join(root, ".tmp"));
    await writeFile(join(root, ".tmp", "old"), "half an obj");
    await writeFile(join(root, ".tmp", "young"), "half an obj");
    const twoHoursAgo = new Date(Date.now() - 7_200_000);
    await utimes(join(root, ".tmp", "old"), twoHoursAgo, twoHoursAgo);
    const objects = filesObjects(root);
    await objects.put("a", bytesOf("x"));
    expect(await keysOf(objects.list(""))).toEqual(["a"]);
    expect(await keysOf(objects.list(".tmp/"))).toEqual([]);
    expect(await readdir(join(root, ".tmp"))).toEqual(["young"]);
  });
});
