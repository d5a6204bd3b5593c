import { describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { copyStore, goodFile, publish, sendFile, survey, tickingStore } from "./published-store.ts";
import { surveyReturn } from "./survey-return.ts";

const of = (name: string) => (text: string) => text.replace("Council,Cumbria", `Council,${name}`);
const revised = (text: string) => of("Northumberland")(text).replace("61,250,000.00", "61,260,000.00");

/** Two censuses with one council in the first and two in the second, published; then one of the second sends again. */
async function revisedStore(): Promise<Store> {
  const store = tickingStore();
  await sendFile(store, `${survey}/2009-03-31/102`, goodFile(`${survey}/good-2009`));
  await sendFile(store, `${survey}/2010-03-31/102`, surveyReturn());
  await sendFile(store, `${survey}/2010-03-31/104`, surveyReturn(of("Northumberland")));
  await publish(store);
  await sendFile(store, `${survey}/2010-03-31/104`, surveyReturn(revised), "again.csv");
  return store;
}

/** The store with what is read of it under `rows/` written down. */
function noting(store: Store): { readonly noted: Store; readonly read: string[] } {
  const read: string[] = [];
  const get: Store["data"]["get"] = (key, version) => {
    if (key.startsWith("rows/")) read.push(key);
    return store.data.get(key, version);
  };
  return { noted: { ...store, data: { ...store.data, get } }, read };
}

async function keysOf(store: Store, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.data.list(prefix)) keys.push(key);
  return keys;
}

async function snapshotBytes(store: Store): Promise<ReadonlyMap<string, string>> {
  const bytes = new Map<string, string>();
  for (const key of await keysOf(store, "snapshots/")) {
    bytes.set(key, Buffer.from((await store.data.get(key))?.bytes ?? new Uint8Array()).toString("base64"));
  }
  return bytes;
}

describe("publishing after one council has sent again", () => {
  it("reads no rows of a period in which nothing has changed, and gives the bytes of a full rebuild", async () => {
    const store = await revisedStore();
    const [anew, spoiled] = [tickingStore(), tickingStore()];
    await copyStore(store, anew, (key) => !/^(answers|compacted)\//.test(key));
    await copyStore(store, spoiled);
    for (const key of [...(await keysOf(spoiled, "answers/")), ...(await keysOf(spoiled, "compacted/"))]) {
      await spoiled.data.put(key, new TextEncoder().encode('{"a":'));
    }
    const [partly, wholly, warily] = [noting(store), noting(anew), noting(spoiled)];
    for (const { noted } of [partly, wholly, warily]) expect((await publish(noted)).kind).toBe("published");
    const ofOtherCouncils = (keys: readonly string[]) => keys.filter((key) => !key.includes("/authority=104/"));
    const ofOldPeriod = (keys: readonly string[]) => keys.filter((key) => key.includes("period=2009-03-31"));
    expect(ofOldPeriod(partly.read)).toEqual([]);
    expect(partly.read.length).toBeGreaterThan(0);
    const [[superseded]] = [wholly.read.filter((key) => !partly.read.includes(key) && key.includes("/authority=104/"))];
    expect(superseded, "the rows that came, and those they replaced, are read again").toBeUndefined();
    expect(ofOtherCouncils(partly.read), "the rest of the period is in its one file").toEqual([]);
    expect(ofOtherCouncils(wholly.read)).not.toEqual([]);
    expect(ofOldPeriod(wholly.read)).not.toEqual([]);
    expect(ofOldPeriod(warily.read), "answers that are not as they were written").toEqual(ofOldPeriod(wholly.read));
    expect(await snapshotBytes(store)).toEqual(await snapshotBytes(anew));
    expect(await snapshotBytes(spoiled)).toEqual(await snapshotBytes(anew));
  });
});
