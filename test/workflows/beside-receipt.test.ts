import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { besideReceipt } from "../../packages/core/src/filing/keys.ts";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { waiveRule } from "../../packages/core/src/workflows/waive-rule.ts";
import { writeMarked } from "../../packages/core/src/workflows/write-beside-receipt.ts";
import { surveyReturn as filledTemplate, wordsInACell } from "../cli/test-store.ts";
import { key, place, surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

const broken = surveyReturn((text) => text.replace(",3150,", ",many,"));

async function send(store: Store, bytes: Uint8Array, at = key) {
  await store.uploads.put(at, bytes);
  const ingested = await ingestUpload({ key: at }, { store });
  if (ingested === undefined) throw new Error("The upload went away");
  return ingested;
}

/** What lies in the folder of a receipt. */
async function beside(store: Store, receipt: string): Promise<Map<string, Uint8Array | undefined>> {
  const folder = receipt.replace("receipt.json", "");
  const files = new Map<string, Uint8Array | undefined>();
  for await (const { key: at } of store.data.list(folder)) {
    files.set(at.slice(folder.length), (await store.data.get(at))?.bytes);
  }
  return files;
}

describe("beside a receipt", () => {
  it.each([
    ["a rejected file", broken, key, ["marked.xlsx", "receipt.html", "receipt.json"]],
    ["one in which nothing is to be done", surveyReturn(), key, ["receipt.html", "receipt.json"]],
    ["one that was only checked", broken, `check/${key}`, ["marked.xlsx", "receipt.html", "receipt.json"]],
    ["one that cannot be read", new Uint8Array([1, 2, 3, 0, 9]), key, ["marked.xlsx", "receipt.html", "receipt.json"]],
    ["one that could not be filed", broken, "nowhere.csv", ["receipt.html", "receipt.json"]],
  ])("lies what there is to show of %s", async (_, bytes, at, names) => {
    const store = memoryStore(ticking());
    const { receiptKey, receipt, marked } = await send(store, bytes, at);
    const files = await beside(store, receiptKey);
    expect([...files.keys()].toSorted()).toEqual(names);
    expect(new TextDecoder().decode(files.get("receipt.html"))).toContain(receipt.receipt);
    const hasMarked = names.includes("marked.xlsx");
    expect(marked).toEqual(hasMarked ? { key: besideReceipt(receiptKey, "marked.xlsx") } : undefined);
    if (hasMarked) expect((await decodeFile(files.get("marked.xlsx") ?? new Uint8Array())).kind).toBe("workbook");
  });

  it("lies a workbook that still has its macros, under the ending that Excel opens it by", async () => {
    const parts = unzipSync(filledTemplate("Cumbria", wordsInACell));
    const withMacros = zipSync({ ...parts, "xl/vbaProject.bin": new Uint8Array([1, 2, 3]) });
    const store = memoryStore(ticking());
    const { receiptKey } = await send(store, withMacros, key.replace("return.csv", "return.xlsm"));
    const files = await beside(store, receiptKey);
    expect([...files.keys()].toSorted()).toEqual(["marked.xlsm", "receipt.html", "receipt.json"]);
    const marked = unzipSync(files.get("marked.xlsm") ?? new Uint8Array());
    expect(marked["xl/vbaProject.bin"]).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("lies no mark for what is waived", async () => {
    const clock = ticking();
    const store = memoryStore(clock);
    const terms = { reason: "New system.", expires: "2026-12-31", by: "survey team" };
    await waiveRule({ ...place, code: "blank-cell", table: "people", ...terms }, { store, clock });
    const { outcome, marked } = await send(
      store,
      surveyReturn((text) => text.replace(",160,30,80,", ",,30,80,")),
    );
    expect({ outcome, marked }).toEqual({ outcome: "accepted", marked: undefined });
  });

  it.each(["/receipt.html", "/marked.xlsx"])("is mended what a crash before %s left out", async (name) => {
    const whole = memoryStore(ticking());
    const { receiptKey } = await send(whole, broken);
    const store = memoryStore(ticking());
    const put: Objects["put"] = (at, bytes, condition) =>
      at.endsWith(name) ? Promise.reject(new Error("The power went")) : store.data.put(at, bytes, condition);
    await store.uploads.put(key, broken);
    const dying = { ...store, data: { ...store.data, put } };
    await expect(ingestUpload({ key }, { store: dying })).rejects.toThrow("The power went");
    await ingestUpload({ key }, { store });
    expect(await beside(store, receiptKey)).toEqual(await beside(whole, receiptKey));
  });
});

describe("writeMarked", () => {
  it("says why a file could not be marked, and loses nothing for it", async () => {
    const store = memoryStore(ticking());
    const { receiptKey, receipt } = await send(store, broken);
    const result = await checkFile({ name: "return.csv", bytes: broken, ...place });
    const workbook = {
      format: "csv",
      encoding: null,
      get sheets(): never {
        throw new RangeError("the sheets cannot be laid out");
      },
    };
    const toMark = { bytes: broken, decoded: { kind: "workbook", workbook, findings: [] } as const, result };
    expect(await writeMarked({ key: receiptKey, receipt }, toMark, store.data)).toEqual({
      reason: "the sheets cannot be laid out",
    });
  });

  it("throws where the store cannot be written to, so that the work is done again", async () => {
    const store = memoryStore(ticking());
    const { receiptKey, receipt } = await send(store, broken);
    const result = await checkFile({ name: "return.csv", bytes: broken, ...place });
    const data: Objects = { ...store.data, put: () => Promise.reject(new Error("The disk is full")) };
    const toMark = { bytes: broken, decoded: await decodeFile(broken), result };
    await expect(writeMarked({ key: receiptKey, receipt }, toMark, data)).rejects.toThrow("The disk is full");
  });
});
