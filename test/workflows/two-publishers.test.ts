import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { entryBytes } from "../../packages/core/src/filing/entry-schema.ts";
import { logKey } from "../../packages/core/src/filing/log-key.ts";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore, openStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { readLatest } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { publishDeclared } from "../../packages/core/src/workflows/publish-national.ts";
import { clubs, filed, period } from "../publish/disclosure/clubs.ts";
import { copyStore } from "./published-store.ts";
import { ticking } from "./ticking.ts";

const collection = clubs({ levels: ["england", "council"], breakdowns: [] });
const folder = mkdtempSync(join(tmpdir(), "two-publishers-"));
afterAll(() => rmSync(folder, { recursive: true }));
const clock = ticking();

function publish(store: Store) {
  return publishDeclared({ collection, targets: [], claims: [], series: [] }, {}, { store, openTables, openSolver });
}

/** Files a return with so many members of each kind of club. */
async function send({ data }: Store, council: string, members: bigint): Promise<void> {
  const own = { chess: { members, visitors: 20n }, choir: { members: 40n, visitors: 30n } };
  const [{ submission, sha256, tables } = { submission: "", sha256: "", tables: [] }] = await filed(
    collection,
    [{ council, period, clubs: own }],
    data,
  );
  const at = clock().toISOString();
  const place = { collection: collection.id, period, authority: council };
  const entry = {
    format: "council-returns/log/2",
    submission,
    sha256,
    arrival: { key: "clubs.csv", version: at, at, bytes: 1 },
  } as const;
  for (const event of ["received", "accepted"] as const) {
    const n = (await keysOf(data, `log/clubs/${period}/${council}/`)).length + 1;
    const of = event === "accepted" ? { tables, synthetic: true } : {};
    await data.put(logKey(place, n, { event, subject: submission, at }), entryBytes({ ...entry, ...of, event }));
  }
}

async function twoReturns(store: Store = memoryStore()): Promise<Store> {
  await send(store, "102", 60n);
  await send(store, "104", 70n);
  return store;
}

async function keysOf(objects: Objects, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix)) keys.push(key);
  return keys;
}

async function json(objects: Objects, key: string) {
  return JSON.parse(new TextDecoder().decode((await objects.get(key))?.bytes));
}

/** Which earlier versions each written version was protected against. */
async function knownTo({ data }: Store): Promise<Record<string, string[]>> {
  const known: Record<string, string[]> = {};
  for (const key of await keysOf(data, "snapshots/clubs/")) {
    if (!key.endsWith("/earlier.json")) continue;
    const { versions } = await json(data, key);
    known[key.split("/")[2] ?? ""] = versions.map(({ version }: { readonly version: string }) => version);
  }
  return known;
}

/** A store whose publisher comes to `at` and does not go on until `other` is done. */
function interrupted({ uploads, data }: Store, at: (key: string) => boolean, other: () => Promise<void>): Store {
  let isDone = false;
  const put: Objects["put"] = async (key, bytes, condition) => {
    if (!isDone && at(key)) {
      isDone = true;
      await other();
    }
    return data.put(key, bytes, condition);
  };
  return { uploads, data: { ...data, put } };
}

/** A store whose publisher dies at one write, before it is done or right after. */
function dying({ uploads, data }: Store, at: (key: string) => boolean, isBefore: boolean): Store {
  const put: Objects["put"] = async (key, bytes, condition) => {
    if (!at(key)) return data.put(key, bytes, condition);
    if (!isBefore) await data.put(key, bytes, condition);
    throw new Error("cut short");
  };
  return { uploads, data: { ...data, put } };
}

const isTurn = (key: string) => key.startsWith("drafts/clubs/turns/");
const isManifest = (key: string) => key.startsWith("snapshots/") && key.endsWith("/manifest.json");

describe("two publishers at once", () => {
  it("never publish without knowing of each other: who comes second begins again, having let nothing out", async () => {
    const store = await twoReturns();
    const slow = interrupted(store, isTurn, async () => {
      expect(await keysOf(store.data, "snapshots/")).toEqual([]);
      await send(store, "104", 90n);
      expect(await publish(store)).toMatchObject({ kind: "published", version: "1.0.0" });
      await send(store, "104", 70n);
    });
    expect(await publish(slow)).toMatchObject({ kind: "published", version: "1.0.1" });
    expect(await knownTo(store)).toEqual({ "1.0.0": [], "1.0.1": ["1.0.0"] });
    expect((await readLatest(store.data, "clubs"))?.latest.version).toBe("1.0.1");
  });

  it("count as out what has its turn and is not written to the end: its publisher may only be slow", async () => {
    const store = await twoReturns();
    const slow = interrupted(store, isManifest, async () => {
      expect((await keysOf(store.data, "snapshots/")).length).toBeGreaterThan(5);
      await send(store, "104", 90n);
      expect(await publish(store)).toMatchObject({ kind: "published", version: "1.0.1" });
    });
    expect(await publish(slow)).toMatchObject({ kind: "unchanged", version: "1.0.1" });
    expect(await knownTo(store)).toEqual({ "1.0.0": [], "1.0.1": ["1.0.0"] });
    const [draft] = (await json(store.data, "snapshots/clubs/1.0.1/earlier.json")).versions;
    const { manifestSha256 } = await json(store.data, "drafts/clubs/turns/000001.json");
    expect(draft).toMatchObject({ version: "1.0.0", manifestSha256 });
  });

  it("go on with what was cut short, at each write that counts, to the same bytes", async () => {
    const first = await twoReturns();
    const whole = memoryStore();
    await copyStore(first, whole);
    await publish(whole);
    const bytes = async ({ data }: Store) => {
      const keys = await keysOf(data, "snapshots/");
      return Promise.all(
        keys.map(async (key) => [key, Buffer.from((await data.get(key))?.bytes ?? []).toString("hex")]),
      );
    };
    const wanted = await bytes(whole);
    const isLatest = (key: string) => key.endsWith("latest.json");
    for (const cut of [isTurn, isManifest, isLatest]) {
      for (const isBefore of [true, false]) {
        const store = memoryStore();
        await copyStore(first, store);
        await expect(publish(dying(store, cut, isBefore))).rejects.toThrow("cut short");
        expect((await publish(store)).kind).toBe(cut === isLatest && !isBefore ? "unchanged" : "published");
        expect(await bytes(store)).toEqual(wanted);
      }
    }
  });

  it("agree on a folder as well, three at a time, with a return coming in between", async () => {
    const store = await twoReturns(openStore(folder));
    const publishers = Array.from({ length: 3 }, async (_, at) => {
      if (at === 1) await send(store, "104", 90n);
      return publish(store);
    });
    await Promise.all(publishers);
    const known = await knownTo(store);
    const turns = await keysOf(store.data, "drafts/clubs/turns/");
    const order = await Promise.all(turns.map(async (key) => String((await json(store.data, key)).version)));
    expect(order.toSorted()).toEqual(Object.keys(known).toSorted());
    for (const [at, version] of order.entries()) expect(known[version]).toEqual(order.slice(0, at).toSorted());
    expect(await publish(store)).toMatchObject({ kind: "unchanged" });
  });
});
