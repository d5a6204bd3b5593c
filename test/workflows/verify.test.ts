import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { findSnapshot } from "../../packages/core/src/workflows/find-snapshot.ts";
import { copiedSnapshot, storedSnapshot } from "../../packages/core/src/workflows/snapshot-source.ts";
import { type Verification, verifySnapshot } from "../../packages/core/src/workflows/verify-snapshot.ts";
import { everyCollectionStore, survey, surveyStore } from "./published-store.ts";

let store: Store;

beforeAll(async () => {
  store = await surveyStore();
});

async function verify(name: string, { data }: Pick<Store, "data"> = store): Promise<Verification> {
  return verifySnapshot(await storedSnapshot(data, name), { openTables, openSolver });
}

async function keysOf(objects: Objects, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix)) keys.push(key);
  return keys;
}

/** A copy of everything a snapshot needs, or of what is under a prefix, that a test may break. */
async function copyOf(from: Objects, prefix = ""): Promise<Objects> {
  const { data } = memoryStore();
  for (const key of await keysOf(from, prefix)) {
    const object = await from.get(key);
    await data.put(key.slice(prefix.length), object?.bytes ?? new Uint8Array());
  }
  return data;
}

describe("verifySnapshot", () => {
  it("finds every version of a store the same when it is made again from the originals", async () => {
    for (const version of ["1.0.0", "1.0.1"]) {
      const verification = await verify(`${survey}@${version}`);
      expect(verification).toMatchObject({ collection: survey, version, differences: [], same: true, rebuilt: true });
      expect(verification.checked).toMatchObject({ originals: 4, rows: 8 });
      expect(verification.notes).toEqual([]);
    }
  });

  it("finds a snapshot of every other collection the same", async () => {
    const others = await everyCollectionStore();
    for (const collection of ["direct-payments", "self-directed-support", "spending"]) {
      expect(await verify(collection, others)).toMatchObject({ collection, differences: [], same: true });
    }
  });

  it("needs no more than a copy of the folder and the originals", async () => {
    const folder = await copyOf(store.data, `snapshots/${survey}/1.0.1/`);
    const originals = await copyOf(store.data, "originals/");
    const verification = await verifySnapshot(await copiedSnapshot(folder, originals), { openTables, openSolver });
    expect(verification).toMatchObject({ version: "1.0.1", differences: [], same: true, rebuilt: true });
  });

  it("says first which code made it, and compares all the same", async () => {
    const data = await copyOf(store.data);
    const changed = await edited(data, `snapshots/${survey}/1.0.0/manifest.json`, (text) =>
      text.replace('"code": "', '"code": "9.'),
    );
    const verification = await verify(`${survey}@1.0.0`, { data: changed });
    expect(verification.notes[0]).toMatch(/made by version 9\.\S+ of the code; this is/);
    expect(verification.same).toBe(false);
    expect(verification.differences.map(({ object }) => object)).toContain(`snapshots/${survey}/1.0.0/started.json`);
  });

  it("works by the recorded definitions and says that they have changed since", async () => {
    const [definition, path] = await recorded("definition.json");
    const renamed = await edited(await copyOf(store.data), path, () => definition.replace('"below": 5', '"below": 6'));
    const verification = await verify(`${survey}@1.0.1`, { data: renamed });
    expect(verification.differences.map(({ object }) => object)).toContain(path);
    const told = await edited(await copyOf(store.data), `snapshots/${survey}/1.0.1/manifest.json`, (text) =>
      text.replace('\\"below\\":5', '\\"below\\":6'),
    );
    expect((await verify(`${survey}@1.0.1`, { data: told })).notes).toEqual([
      "Definitions have changed since (publish); it is worked by the recorded ones.",
    ]);
  });

  it("names an original that is gone, and holds the files to their hashes", async () => {
    const data = await copyOf(store.data);
    const [key = ""] = await keysOf(data, "originals/");
    await data.delete(key);
    const found = await verify(`${survey}@1.0.0`, { data });
    expect(found).toMatchObject({ same: false, rebuilt: false, differences: [{ object: key, problem: "missing" }] });
  });

  it("names a stray file without calling the snapshot changed", async () => {
    const data = await copyOf(store.data);
    await data.put(`snapshots/${survey}/1.0.0/read-me.txt`, new Uint8Array([1]));
    const found = await verify(`${survey}@1.0.0`, { data });
    expect(found.same).toBe(true);
    expect(found.notes).toEqual([`snapshots/${survey}/1.0.0/read-me.txt is not part of the snapshot.`]);
  });

  it("lists the versions there are where the one wanted is not", async () => {
    await expect(verify(`${survey}@3.0.0`)).rejects.toThrow("There is: 1.0.1 (the latest) and 1.0.0");
    await expect(verify(`${survey}@2.*`)).rejects.toThrow("There is: 1.0.1 (the latest) and 1.0.0");
    await expect(verify("survey")).rejects.toThrow(survey);
    for (const range of ["1.*", "1", "1.0.*", "latest"]) {
      expect(await findSnapshot(store.data, `${survey}@${range}`)).toEqual({ collection: survey, version: "1.0.1" });
    }
  });

  it("takes no version above the latest for a range: it was overtaken, and is there for who names it", async () => {
    const data = await copyOf(store.data);
    await data.put(`snapshots/${survey}/1.9.0/manifest.json`, new Uint8Array([123, 125]));
    expect(await findSnapshot(data, `${survey}@1.*`)).toEqual({ collection: survey, version: "1.0.1" });
    expect(await findSnapshot(data, `${survey}@1.9.0`)).toEqual({ collection: survey, version: "1.9.0" });
  });

  it("says that the version before is no longer the one it was compared with", async () => {
    const key = `snapshots/${survey}/1.0.0/manifest.json`;
    const data = await edited(await copyOf(store.data), key, (text) => `${text} `);
    const found = await verify(`${survey}@1.0.1`, { data });
    expect(found.differences).toEqual([
      { object: key, problem: "changed", says: "It is not the one that 1.0.1 was compared with." },
    ]);
  });

  it.each([
    ["earlier.json", (text: string) => text.replace(/("hidden": \[\s*"[^"]*\/)(all|[a-z_]+=\w+)"/, '$1of=none"')],
    ["changes.json", (text: string) => text.replace(/("before":\{"submission":")\w/, "$1g")],
  ])("names %s, which it is made again by, where something else in it is changed", async (path, edit) => {
    const key = `snapshots/${survey}/1.0.1/${path}`;
    const data = await edited(await copyOf(store.data), key, edit);
    const { same, differences } = await verifySnapshot(await storedSnapshot(data, `${survey}@1.0.1`), {
      openTables,
      openSolver,
    });
    expect(same).toBe(false);
    expect(differences.map(({ object }) => object)).toContain(key);
  });

  it("names the object in which any one byte was changed, in a store and beside a copied folder", async () => {
    const prefix = `snapshots/${survey}/1.0.1/`;
    const inputs: { sha256: string; tables: { key: string }[] }[] = JSON.parse(
      (await recorded("manifest.json"))[0],
    ).inputs;
    const files = await keysOf(store.data, prefix);
    const originals = inputs.map(({ sha256 }) => `originals/${sha256}`);
    const rows = inputs.flatMap(({ tables }) => tables.map(({ key }) => key));
    const place = fc.tuple(
      fc.oneof(...[files, originals, rows].map((keys) => fc.constantFrom(...keys))),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.boolean(), async ([key, at, by], copied) => {
        const data = await copyOf(store.data);
        const bytes = new Uint8Array((await data.get(key))?.bytes ?? []);
        const index = Math.floor(at * bytes.length);
        bytes[index] = (bytes[index] ?? 0) ^ by;
        await data.put(key, bytes);
        const isFile = key.startsWith(prefix);
        const beside = copied && !rows.includes(key);
        const source = beside
          ? await copiedSnapshot(await copyOf(data, prefix), await copyOf(data, "originals/"))
          : await storedSnapshot(data, `${survey}@1.0.1`);
        const { same, differences } = await verifySnapshot(source, { openTables, openSolver });
        expect(same, key).toBe(false);
        const named = beside && isFile ? key.slice(prefix.length) : key;
        expect(
          differences.map(({ object }) => object),
          `${key}, byte ${index}`,
        ).toContain(named);
      }),
      { numRuns: 24 },
    );
  });
});

/** The text of a file of 1.0.1, and its key. */
async function recorded(path: string): Promise<[text: string, key: string]> {
  const key = `snapshots/${survey}/1.0.1/${path}`;
  return [new TextDecoder().decode((await store.data.get(key))?.bytes), key];
}

async function edited(data: Objects, key: string, edit: (text: string) => string): Promise<Objects> {
  const before = new TextDecoder().decode((await data.get(key))?.bytes);
  const after = edit(before);
  expect(after).not.toBe(before);
  await data.put(key, new TextEncoder().encode(after));
  return data;
}
