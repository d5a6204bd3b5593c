import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withFileLock } from "../../packages/core/src/storage/file-lock.ts";
import { filesObjects } from "../../packages/core/src/storage/files-objects.ts";
import { bytesOf, keysOf } from "./objects-contract.ts";

type Child = ChildProcessByStdio<null, Readable, null>;
type Script = "increment" | "create" | "overwrite" | "hold-lock";

let root: string;
let started: Child[];
beforeEach(async () => {
  started = [];
  root = await mkdtemp(join(tmpdir(), "returns-processes-"));
});
afterEach(async () => {
  await Promise.all(started.map(kill));
  await rm(root, { recursive: true });
});

function start(script: Script, ...given: readonly string[]): Child {
  const path = fileURLToPath(new URL(`processes/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, ...given], { stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  return child;
}

/** What a process that ends by itself printed. */
async function finished(child: Child): Promise<string> {
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  expect(code).toBe(0);
  return printed;
}

async function kill(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

const EIGHT = Array.from({ length: 8 }, (_, index) => index);

describe("processes that share a folder", () => {
  it("lose no update of a counter they all swap", async () => {
    await filesObjects(root).put("counter", bytesOf("0"));
    await Promise.all(EIGHT.map(() => finished(start("increment", root, "counter", "50"))));
    const found = await filesObjects(root).get("counter");
    expect(new TextDecoder().decode(found?.bytes)).toBe("400");
  });

  it("create each key once, and the object is the winner's", async () => {
    const printed = await Promise.all(EIGHT.map((name) => finished(start("create", root, String(name), "50"))));
    const won = printed.map((list): readonly string[] => JSON.parse(list));
    expect(won.flat().sort()).toEqual(Array.from({ length: 50 }, (_, index) => `shared/${index}`).sort());
    for (const [name, list] of won.entries()) {
      for (const key of list) {
        const found = await filesObjects(root).get(key);
        expect(new TextDecoder().decode(found?.bytes)).toBe(String(name));
      }
    }
  });
});

describe("a process killed while it writes", () => {
  const SIZE = 300_000;

  async function expectWholeObjects(): Promise<void> {
    const objects = filesObjects(root);
    const keys = await keysOf(objects.list(""));
    expect(keys).toContain("same");
    for (const key of keys) {
      const bytes = (await objects.get(key))?.bytes ?? new Uint8Array();
      expect(bytes.length).toBe(SIZE);
      expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
    }
  }

  it("leaves only whole objects, and later writers go on", async () => {
    for (let round = 0; round < 5; round++) {
      const writers = [0, 1].map((name) => start("overwrite", root, `${round}-${name}`, String(SIZE)));
      await Promise.all(writers.map((writer) => once(writer.stdout, "data")));
      await pause(Math.random() * 40);
      await Promise.all(writers.map(kill));
      await expectWholeObjects();
      expect((await filesObjects(root).put("same", new Uint8Array(SIZE))).done).toBe(true);
    }
    expect((await readdir(root)).sort()).toEqual([".locks", ".tmp", "new", "same"]);
  });

  it("is never seen half way by a reader", async () => {
    const objects = filesObjects(root);
    const writer = start("overwrite", root, "w", String(SIZE));
    await once(writer.stdout, "data");
    for (let reads = 0; reads < 200; reads++) {
      const found = await objects.get("same");
      expect(found?.size).toBe(SIZE);
      expect(found?.bytes.every((byte) => byte === found.bytes[0])).toBe(true);
    }
    await kill(writer);
  });
});

describe("the lock of a key", () => {
  it("keeps others out while its holder lives, and is free the moment the holder is killed", async () => {
    await mkdir(join(root, ".locks"));
    const path = join(root, ".locks", "aa");
    const holder = start("hold-lock", path);
    await once(holder.stdout, "data");
    const order: string[] = [];
    const waiting = withFileLock(path, async () => order.push("entered"));
    for (let puts = 0; puts < 20; puts++) await filesObjects(root).put(`other/${puts}`, bytesOf("x"));
    order.push("killed");
    await kill(holder);
    await waiting;
    expect(order).toEqual(["killed", "entered"]);
  });

  it("is given back when the work fails, and the failure is passed on", async () => {
    const path = join(root, "lock");
    const failing = withFileLock(path, () => Promise.reject(new Error("no room")));
    await expect(failing).rejects.toThrow("no room");
    expect(await withFileLock(path, async () => "next")).toBe("next");
  });

  it("excludes callers of one process from each other too", async () => {
    let inside = 0;
    const most: number[] = [];
    const work = async (): Promise<void> => {
      inside += 1;
      most.push(inside);
      await pause(1);
      inside -= 1;
    };
    await Promise.all(EIGHT.map(() => withFileLock(join(root, "lock"), work)));
    expect(most).toEqual(EIGHT.map(() => 1));
  });
});
