import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type LastingFolders, lastingFolders } from "../../packages/core/src/storage/lasting-folders.ts";

const root = join("/", "store");
let flushed: string[];
let lasting: LastingFolders;
beforeEach(() => {
  flushed = [];
  lasting = lastingFolders(root, async (folder) => void flushed.push(folder));
});

describe("the folders of a file that is written", () => {
  it("are all flushed the first time, and then only the one that the file lies in", async () => {
    await lasting.flushTo(join(root, "log", "2010", "one"));
    expect(flushed.splice(0)).toEqual([join(root, "log", "2010"), join(root, "log"), root]);
    await lasting.flushTo(join(root, "log", "2010", "two"));
    expect(flushed.splice(0)).toEqual([join(root, "log", "2010")]);
    await lasting.flushTo(join(root, "log", "2011", "one"));
    expect(flushed).toEqual([join(root, "log", "2011"), join(root, "log")]);
  });

  it("are flushed again where one was made anew, and what lay in it", async () => {
    await lasting.flushTo(join(root, "log", "2010", "one"));
    await lasting.flushTo(join(root, "log2", "one"));
    lasting.forget(join(root, "log"));
    flushed = [];
    await lasting.flushTo(join(root, "log", "2010", "one"));
    expect(flushed.splice(0)).toEqual([join(root, "log", "2010"), join(root, "log"), root]);
    await lasting.flushTo(join(root, "log2", "one"));
    expect(flushed).toEqual([join(root, "log2")]);
  });

  it("do not count as flushed where that failed", async () => {
    let isFull = true;
    const failing = lastingFolders(root, async (folder) => {
      flushed.push(folder);
      if (isFull && folder === root) throw new Error("no room");
    });
    await expect(failing.flushTo(join(root, "log", "one"))).rejects.toThrow("no room");
    isFull = false;
    flushed = [];
    await failing.flushTo(join(root, "log", "one"));
    expect(flushed).toEqual([join(root, "log"), root]);
  });

  it("are the root alone for a file right in it", async () => {
    await lasting.flushTo(join(root, "one"));
    expect(flushed).toEqual([root]);
  });
});
