import { describe, expect, it } from "vitest";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { reconcile } from "../../packages/core/src/workflows/reconcile.ts";
import { readReturn } from "../../packages/core/src/workflows/return-log.ts";
import { key, place, surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

/** A store whose data area dies at the put that `dies` names. */
function dyingAt(store: Store, dies: (key: string) => boolean): Store {
  const put: Objects["put"] = (at, bytes, condition) =>
    dies(at) ? Promise.reject(new Error("The power went")) : store.data.put(at, bytes, condition);
  return { ...store, data: { ...store.data, put } };
}

async function crash(store: Store, dies: (key: string) => boolean): Promise<void> {
  await store.uploads.put(key, surveyReturn());
  await expect(ingestUpload({ key }, { store: dyingAt(store, dies) })).rejects.toThrow("The power went");
}

describe("reconcile", () => {
  it.each([
    ["the rows", (at: string) => at.startsWith("rows/")],
    ["the receipt", (at: string) => at.startsWith("receipts/")],
    ["the page of the receipt", (at: string) => at.endsWith("/receipt.html")],
    ["the outcome", (at: string) => at.includes("-accepted-")],
  ])("finishes a submission that was left before %s, though its upload has gone", async (_, dies) => {
    const whole = memoryStore(ticking());
    await whole.uploads.put(key, surveyReturn());
    const given = await ingestUpload({ key }, { store: whole });
    const store = memoryStore(ticking());
    await crash(store, dies);
    await store.uploads.delete(key);
    expect(await reconcile({ store })).toEqual({
      mended: [{ submission: given?.submission, standing: "accepted" }],
      stuck: [],
      unknown: [],
    });
    expect((await readReturn(store.data, place)).current?.submission).toBe(given?.submission);
    expect((await store.data.get(given?.receiptKey ?? ""))?.bytes).toEqual(
      (await whole.data.get(given?.receiptKey ?? ""))?.bytes,
    );
    expect(await reconcile({ store })).toEqual({ mended: [], stuck: [], unknown: [] });
  });

  it("says which submission it cannot finish, where its file is not kept", async () => {
    const store = memoryStore(ticking());
    await crash(store, (at) => at.startsWith("receipts/"));
    for await (const { key: at } of store.data.list("originals/")) await store.data.delete(at);
    const { stuck } = await reconcile({ store });
    expect(stuck).toMatchObject([{ reason: expect.stringContaining("is not kept") }]);
  });

  it("names objects that no entry leads to, and deletes nothing", async () => {
    const store = memoryStore(ticking());
    await store.uploads.put(key, surveyReturn());
    await ingestUpload({ key }, { store });
    await store.uploads.put("nowhere.csv", surveyReturn());
    await ingestUpload({ key: "nowhere.csv" }, { store });
    const strays = [
      `originals/${"0".repeat(64)}`,
      "receipts/personal-budgets/2010-03-31/102/00/marked.xlsx",
      "receipts/personal-budgets/2010-03-31/102/00/receipt.html",
      "receipts/personal-budgets/2010-03-31/102/00/receipt.json",
      "rows/notes.txt",
      "rows/personal-budgets/period=2010-03-31/authority=102/00-people.parquet",
    ];
    for (const stray of strays) await store.data.put(stray, new Uint8Array(3));
    const { unknown } = await reconcile({ store });
    expect(unknown).toEqual(strays.map((one) => ({ key: one, size: 3 })));
    for (const stray of strays) expect(await store.data.head(stray)).toBeDefined();
  });
});
