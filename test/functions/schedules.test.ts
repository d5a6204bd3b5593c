import { beforeEach, describe, expect, it } from "vitest";
import { publishCollection } from "../../functions/publish-collection.ts";
import { reconcileStore } from "../../functions/reconcile-store.ts";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { key, place, surveyReturn } from "../workflows/survey-return.ts";
import { type Captured, captureTelemetry } from "./captured-telemetry.ts";

let store: Store;
let said: Captured;
beforeEach(async () => {
  store = memoryStore();
  said = captureTelemetry();
  await store.uploads.put(key, surveyReturn());
});

function powers(scanGate = false) {
  return { store, openTables, openSolver, telemetry: said.telemetry, clock: () => new Date(), scanGate };
}

function reading(name: string): number | undefined {
  return said.readings.find((one) => one.name === name)?.value;
}

describe("a scheduled publication", () => {
  it("publishes once, says which receipts count anew, and then that nothing has changed", async () => {
    const submission = (await ingestUpload({ key }, { store }))?.submission;
    expect(await publishCollection(place.collection, powers())).toMatchObject({ kind: "published" });
    expect(said.lines).toContainEqual(
      expect.objectContaining({ message: "Counted", fields: expect.objectContaining({ submission }) }),
    );
    said = captureTelemetry();
    expect(await publishCollection(place.collection, powers())).toMatchObject({ kind: "unchanged" });
    expect(said.lines.some(({ message }) => message === "Counted")).toBe(false);
    expect(said.readings.map(({ name, dimensions }) => [name, dimensions])).toEqual([
      ["Publications", { Collection: place.collection, Kind: "unchanged" }],
      ["SnapshotChecked", { Collection: place.collection }],
      ["SnapshotAge", { Collection: place.collection }],
    ]);
  });

  it("with nothing accepted says so, and an unknown collection fails", async () => {
    expect(await publishCollection(place.collection, powers())).toMatchObject({ kind: "nothing accepted" });
    expect(reading("SnapshotChecked")).toBeUndefined();
    await expect(publishCollection("other", powers())).rejects.toThrow(/no collection/);
  });
});

describe("a reconciliation", () => {
  it("works an upload whose event was lost, and nothing the second time", async () => {
    expect(await reconcileStore(powers())).toMatchObject({ found: 1, failed: 0, waiting: 0 });
    expect([reading("UploadsFound"), reading("Returns")]).toEqual([1, 1]);
    expect(await reconcileStore(powers())).toMatchObject({ found: 0 });
  });

  it("looks for objects that nothing leads to, unless it is not to", async () => {
    await store.data.put(`originals/${"0".repeat(64)}`, new Uint8Array(1));
    expect(await reconcileStore(powers())).toMatchObject({ unknown: 1 });
    expect(await reconcileStore(powers(), { seeksUnknown: false })).toMatchObject({ unknown: 0 });
    expect(said.readings.filter(({ name }) => name === "UnknownObjects").map(({ value }) => value)).toEqual([1]);
  });

  it("behind a malware scan opens nothing, and counts what waits", async () => {
    expect(await reconcileStore(powers(true))).toMatchObject({ found: 0, waiting: 1 });
    expect(reading("UploadsWaiting")).toBe(1);
    for await (const { key: written } of store.data.list("")) throw new Error(`${written} was written`);
  });

  it("names no file of an upload that fails", async () => {
    const named = `${place.collection}/${place.period}/104/Jo Bloggs.csv`;
    await store.uploads.put(named, surveyReturn());
    const failing: Store = {
      ...store,
      uploads: { ...store.uploads, get: (wanted) => Promise.reject(new Error(`Cannot read ${wanted}: unwell`)) },
    };
    expect(await reconcileStore({ ...powers(), store: failing })).toMatchObject({ failed: 2 });
    expect(JSON.stringify(said.lines)).toMatch(/unwell/);
    expect(JSON.stringify(said.lines)).not.toMatch(/Bloggs/);
  });
});
