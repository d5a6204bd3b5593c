import { describe, expect, it } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { readLatest } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { type PublishPowers, publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { querySnapshot } from "../../packages/core/src/workflows/query-snapshot.ts";
import { surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

const collection = "personal-budgets";
const revise = (text: string) => text.replaceAll("600,180", "650,180").replace(",8805,", ",8855,");

function powers(store: Store): PublishPowers {
  return { store, openTables, openSolver };
}

async function send(store: Store, authority: string, name: string, edit = (text: string) => text): Promise<void> {
  const key = `${collection}/2010-03-31/${authority}/return.csv`;
  await store.uploads.put(
    key,
    surveyReturn((text) => edit(text.replace("Council,Cumbria", `Council,${name}`))),
  );
  const ingested = await ingestUpload({ key }, { store });
  expect(ingested?.outcome, JSON.stringify(ingested?.receipt.findings)).toBe("accepted");
}

async function keys(objects: Objects, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of objects.list(prefix)) found.push(key);
  return found;
}

async function holders(store: Store, snapshot = collection): Promise<unknown> {
  const { rows } = await querySnapshot(
    "SELECT value FROM england WHERE measure = 'indicator_130_base' AND period = '2010-03-31'",
    snapshot,
    { store, openTables },
  );
  return Number(rows[0]?.["value"]);
}

describe("publishNational", () => {
  it("says that nothing was accepted, and writes nothing", async () => {
    const store = memoryStore();
    expect(await publishNational({ collection }, powers(store))).toEqual({ kind: "nothing accepted", collection });
    expect(await keys(store.data, "snapshots/")).toEqual([]);
  });

  it("publishes 1.0.0, then says that nothing has changed and writes nothing", async () => {
    const store = memoryStore(ticking());
    await send(store, "102", "Cumbria");
    expect(await publishNational({ collection }, powers(store))).toMatchObject({
      kind: "published",
      version: "1.0.0",
      returns: 1,
      synthetic: true,
    });
    const before = await keys(store.data, "");
    expect(await publishNational({ collection }, powers(store))).toEqual({
      kind: "unchanged",
      collection,
      version: "1.0.0",
    });
    expect(await keys(store.data, "")).toEqual(before);
  });

  it("works everything out and writes nothing on a dry run", async () => {
    const store = memoryStore(ticking());
    await send(store, "102", "Cumbria");
    expect(await publishNational({ collection, dryRun: true }, powers(store))).toMatchObject({
      kind: "would publish",
      version: "1.0.0",
    });
    expect(await keys(store.data, "snapshots/")).toEqual([]);
  });

  it("gives revised values a patch version, names what moved, and leaves the first version as it was", async () => {
    const store = memoryStore(ticking());
    await send(store, "102", "Cumbria");
    await publishNational({ collection }, powers(store));
    expect(await holders(store)).toBe(8805);
    await send(store, "102", "Cumbria", revise);
    const second = await publishNational({ collection }, powers(store));
    expect(second).toMatchObject({ kind: "published", version: "1.0.1" });
    const moved = second.kind === "published" ? second.changes.map(({ figure }) => figure) : [];
    expect(moved.some((figure) => figure.includes("/indicator_130_base/all/2010-03-31/102/"))).toBe(true);
    expect(await holders(store, `${collection}@1.0.0`)).toBe(8805);
    expect((await readLatest(store.data, collection))?.latest.version).toBe("1.0.1");
  });

  it("gives the same snapshot in whatever order the returns came in", async () => {
    const one = memoryStore(ticking());
    await send(one, "102", "Cumbria");
    await send(one, "104", "Northumberland");
    const other = memoryStore(ticking());
    await send(other, "104", "Northumberland");
    await send(other, "102", "Cumbria");
    for (const store of [one, other]) await publishNational({ collection }, powers(store));
    for (const key of await keys(one.data, "snapshots/")) {
      if (key.endsWith(".duckdb")) continue;
      expect(
        Buffer.from((await other.data.get(key))?.bytes ?? []).equals(
          Buffer.from((await one.data.get(key))?.bytes ?? [1]),
        ),
        key,
      ).toBe(true);
    }
  });

  it("lets publishers race: one snapshot, whole, and latest names it", async () => {
    const store = memoryStore(ticking());
    await send(store, "102", "Cumbria");
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => publishNational({ collection }, powers(store))));
    expect(new Set(outcomes.map((one) => ("version" in one ? one.version : "")))).toEqual(new Set(["1.0.0"]));
    expect(new Set((await keys(store.data, "snapshots/")).map((key) => key.split("/")[2]))).toEqual(
      new Set(["1.0.0", "latest.json"]),
    );
  });

  it("takes another version where one was begun for other inputs", async () => {
    const store = memoryStore(ticking());
    await send(store, "102", "Cumbria");
    const begun = new TextEncoder().encode('{"format":"council-returns/started/1","fingerprint":"of other inputs"}');
    await store.data.put(`snapshots/${collection}/1.0.0/started.json`, begun);
    expect(await publishNational({ collection }, powers(store))).toMatchObject({ version: "1.0.1" });
    expect(await keys(store.data, `snapshots/${collection}/1.0.0/`)).toHaveLength(1);
  });

  it("takes another version where one was begun for the same inputs, but compared with another version", async () => {
    const [one, other] = [memoryStore(ticking()), memoryStore(ticking())];
    for (const store of [one, other]) {
      await send(store, "102", "Cumbria");
      await publishNational({ collection }, powers(store));
      await send(store, "102", "Cumbria", revise);
    }
    await publishNational({ collection }, powers(one));
    const key = `snapshots/${collection}/1.0.1/started.json`;
    const started = new TextDecoder().decode((await one.data.get(key))?.bytes);
    expect(started).toContain('"previous": "1.0.0"');
    await other.data.put(key, new TextEncoder().encode(started.replace("1.0.0", "0.9.0")));
    expect(await publishNational({ collection }, powers(other))).toMatchObject({ version: "1.0.2" });
  });

  it("refuses rows that are not as they were written", async () => {
    const store = memoryStore(ticking());
    await send(store, "102", "Cumbria");
    const [key = ""] = await keys(store.data, "rows/");
    const bytes = new Uint8Array((await store.data.get(key))?.bytes ?? []);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await store.data.put(key, bytes);
    await expect(publishNational({ collection }, powers(store))).rejects.toThrow(key);
    expect(await readLatest(store.data, collection)).toBeUndefined();
  });
});
