import { describe, expect, it } from "vitest";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { readReturn } from "../../packages/core/src/workflows/return-log.ts";
import { workUploads } from "../../packages/core/src/workflows/work-uploads.ts";
import { key, place, surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

const broken = surveyReturn((text) => text.replace(",3150,", ",many,"));
const revised = surveyReturn((text) => text.replaceAll("600,180", "650,180").replace(",8805,", ",8855,"));

async function contents(objects: Objects): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for await (const head of objects.list("")) all[head.key] = head.version;
  return all;
}

async function ingest(store: Store, bytes: Uint8Array, at = key) {
  await store.uploads.put(at, bytes);
  return ingestUpload({ key: at }, { store });
}

describe("ingestUpload", () => {
  it("keeps the original, writes rows, gives a receipt and lets the return count", async () => {
    const store = memoryStore(ticking());
    const ingested = await ingest(store, surveyReturn());
    expect(ingested?.outcome).toBe("accepted");
    const keys = Object.keys(await contents(store.data));
    expect(keys.filter((one) => one.startsWith("originals/"))).toHaveLength(1);
    expect(keys.filter((one) => one.startsWith("rows/personal-budgets/period=2010-03-31/authority=102/"))).toHaveLength(
      2,
    );
    expect(keys).toContain(ingested?.receiptKey);
    expect(ingested?.receipt.receipt).toBe(ingested?.submission);
    expect(ingested?.receipt.synthetic).toBe(true);
    expect((await readReturn(store.data, place)).current?.submission).toBe(ingested?.submission);
  });

  it("leaves the same objects when the same upload is worked twice, and by two workers at once", async () => {
    const store = memoryStore(ticking());
    await ingest(store, surveyReturn());
    const once = await contents(store.data);
    await ingestUpload({ key }, { store });
    expect(await contents(store.data)).toEqual(once);

    const other = memoryStore(ticking());
    await other.uploads.put(key, surveyReturn());
    await Promise.all([ingestUpload({ key }, { store: other }), ingestUpload({ key }, { store: other })]);
    expect(await contents(other.data)).toEqual(once);
  });

  it("keeps the last good return when a broken one follows, and names the cell in its receipt", async () => {
    const store = memoryStore(ticking());
    const good = await ingest(store, surveyReturn());
    const bad = await ingest(store, broken);
    expect(bad?.outcome).toBe("rejected");
    expect(bad?.receipt.findings.filter(({ severity }) => severity === "error").map(({ cell }) => cell)).toEqual([
      "C9",
    ]);
    expect((await readReturn(store.data, place)).current?.submission).toBe(good?.submission);
  });

  it("lets A count again after A, B, A", async () => {
    const store = memoryStore(ticking());
    const a = await ingest(store, surveyReturn());
    const b = await ingest(store, revised);
    expect(b?.outcome).toBe("accepted");
    expect((await readReturn(store.data, place)).current?.submission).toBe(b?.submission);
    const again = await ingest(store, surveyReturn());
    expect(again?.submission).toBe(a?.submission);
    expect((await readReturn(store.data, place)).current?.submission).toBe(a?.submission);
  });

  it("answers a check-only upload with a receipt and counts nothing", async () => {
    const store = memoryStore(ticking());
    const checked = await ingest(store, surveyReturn(), `check/${key}`);
    expect(checked?.receipt.checkOnly).toBe(true);
    expect(checked?.outcome).toBe("accepted");
    expect((await readReturn(store.data, place)).current).toBeUndefined();
    expect(Object.keys(await contents(store.data)).filter((one) => one.startsWith("rows/"))).toEqual([]);
  });

  it.each([
    ["notes.txt", "collection"],
    ["no-such-survey/2010-03-31/102/return.csv", "no-such-survey"],
    ["personal-budgets/March/102/return.csv", "March"],
    ["personal-budgets/2010-03-31/999/return.csv", "999"],
  ])("keeps %s, which cannot be filed, and says why", async (at, why) => {
    const store = memoryStore(ticking());
    const ingested = await ingest(store, surveyReturn(), at);
    expect(ingested?.receipt.findings.map(({ code }) => code)).toEqual(["unfiled-upload"]);
    expect(ingested?.receipt.findings[0]?.message).toContain(why);
    expect(Object.keys(await contents(store.data)).filter((one) => one.startsWith("originals/"))).toHaveLength(1);
  });

  it("files a return under its council's code when the folder is named after the council", async () => {
    const store = memoryStore(ticking());
    const ingested = await ingest(store, surveyReturn(), "personal-budgets/2010-03-31/Cumbria/return.csv");
    expect(ingested?.receipt.authority).toBe("102");
    expect((await readReturn(store.data, place)).current?.submission).toBe(ingested?.submission);
  });

  it("has nothing to say of an upload that is gone", async () => {
    expect(await ingestUpload({ key }, { store: memoryStore() })).toBeUndefined();
  });
});

describe("workUploads", () => {
  it("works what lies unprocessed, once, and is not stopped by a file it cannot read", async () => {
    const store = memoryStore(ticking());
    await store.uploads.put("personal-budgets/2010-03-31/102/a.csv", new Uint8Array());
    await store.uploads.put("personal-budgets/2010-03-31/102/b.csv", surveyReturn());
    const seen: string[] = [];
    const first = await workUploads({
      store,
      onProgress: ({ done, total, outcome }) => seen.push(`${done}/${total} ${outcome}`),
    });
    expect(first.worked.map(({ outcome }) => outcome)).toEqual(["unreadable", "accepted"]);
    expect(seen.map((one) => one.split(" ")[0])).toEqual(["1/2", "2/2"]);
    expect(seen.map((one) => one.split(" ")[1]).sort()).toEqual(["accepted", "unreadable"]);
    const second = await workUploads({ store });
    expect(second).toEqual({ worked: [], failed: [], before: 2 });
  });

  it("goes on behind an upload that fails for a reason of ours, and tries it again next time", async () => {
    const store = memoryStore(ticking());
    await store.uploads.put("personal-budgets/2010-03-31/102/a.csv", surveyReturn());
    await store.uploads.put(
      "personal-budgets/2010-03-31/104/b.csv",
      surveyReturn((text) => text.replace("Cumbria", "Northumberland")),
    );
    const flaky: Objects = {
      ...store.data,
      put: async (at, bytes, condition) => {
        if (at.includes("authority=102")) throw new Error("the disk is full");
        return store.data.put(at, bytes, condition);
      },
    };
    const first = await workUploads({ store: { ...store, data: flaky } });
    expect(first.failed).toEqual([{ key: "personal-budgets/2010-03-31/102/a.csv", reason: "the disk is full" }]);
    expect(first.worked.map(({ outcome }) => outcome)).toEqual(["accepted"]);
    const second = await workUploads({ store });
    expect(second.worked.map(({ key: worked }) => worked)).toEqual(["personal-budgets/2010-03-31/102/a.csv"]);
  });
});
