import { beforeEach, describe, expect, it } from "vitest";
import { publishCollection } from "../../functions/publish-collection.ts";
import { reconcileStore } from "../../functions/reconcile-store.ts";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { holdBack } from "../../packages/core/src/workflows/hold-back.ts";
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

  it("takes the scanner's own object for no upload, behind a scan and without one", async () => {
    await store.uploads.put("malware-protection-resource-validation-object", new Uint8Array());
    expect(await reconcileStore(powers(true))).toMatchObject({ waiting: 1, unscanned: 0, held: 0 });
    expect(await reconcileStore(powers())).toMatchObject({ found: 1, failed: 0 });
    expect(await reconcileStore(powers(true))).toMatchObject({ waiting: 0, unscanned: 0, held: 0 });
  });

  it("behind a malware scan waits for no upload for ever: one without a result is named, one held back is answered", async () => {
    const hours = (count: number) => () => new Date(Date.now() + count * 3_600_000);
    expect(await reconcileStore({ ...powers(true), clock: hours(2.9) })).toMatchObject({ waiting: 1, unscanned: 0 });
    said = captureTelemetry();
    expect(await reconcileStore({ ...powers(true), clock: hours(3.1) })).toMatchObject({ waiting: 0, unscanned: 1 });
    expect(reading("UploadsUnscanned")).toBe(1);
    const named = said.lines.find(({ message }) => message === "No scan has told of this upload");
    expect(named?.fields).toEqual(place);

    await holdBack({ keys: [key], says: "THREATS_FOUND" }, { store });
    const held = { waiting: 0, unscanned: 0, held: 1 };
    expect(await reconcileStore({ ...powers(true), clock: hours(3.1) })).toMatchObject(held);
    await ingestUpload({ key }, { store });
    expect(await reconcileStore({ ...powers(true), clock: hours(3.1) })).toMatchObject({ ...held, held: 0 });
  });

  it("behind a malware scan waits again where another upload has taken the place of one held back", async () => {
    await holdBack({ keys: [key], version: "another", says: "THREATS_FOUND" }, { store });
    expect(await reconcileStore(powers(true))).toMatchObject({ waiting: 1, held: 0 });
    await holdBack({ keys: ["no/such/thing/there.csv", key], says: "THREATS_FOUND" }, { store });
    expect(await reconcileStore(powers(true))).toMatchObject({ waiting: 0, held: 1 });
    await store.uploads.put(
      key,
      surveyReturn((text) => `${text}\n`),
    );
    expect(await reconcileStore(powers(true))).toMatchObject({ waiting: 1, held: 0 });
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
