import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { InputError } from "../../packages/core/src/workflows/input-error.ts";
import { markFile } from "../../packages/core/src/workflows/mark-file.ts";
import { submitFile } from "../../packages/core/src/workflows/submit-file.ts";

const bytes = readFileSync(new URL("../cases/spending/personal-data/input.csv", import.meta.url));
const place = { collection: "spending", period: "2014-09", authority: "102" };
const key = "spending/2014-09/102/payments.csv";
/** Every cell of the file long enough to be known again. */
const values = new TextDecoder()
  .decode(bytes)
  .split(/[,\n]/)
  .filter((value) => /\d{3}|Ltd|Gardens/.test(value) && value !== "September 2014");

async function everything(objects: Objects): Promise<string> {
  const parts: string[] = [];
  for await (const { key: name } of objects.list("")) {
    const object = await objects.get(name);
    parts.push(name, new TextDecoder("latin1").decode(object?.bytes));
  }
  return parts.join("\n");
}

describe("an upload with data about people", () => {
  it.each([key, "somewhere/payments.csv"])("leaves not one value of %s in the store, only its hash", async (name) => {
    // A time that stands still: the ids made of it have digits of their own.
    const store = memoryStore(() => new Date(0));
    await store.uploads.put(name, bytes);
    const ingested = await ingestUpload({ key: name }, { store });
    expect(ingested?.outcome).toBe("rejected");
    expect(ingested?.receipt.findings.map(({ code }) => code)).toContain("personal-data");
    const kept = await everything(store.data);
    expect(kept).toContain(ingested?.receipt.sha256);
    expect(kept).not.toContain("originals/");
    expect(kept).not.toContain("rows/");
    expect(values.length).toBeGreaterThan(20);
    for (const value of values) expect(kept).not.toContain(value);
  });

  it("gives the same receipt when it is worked again", async () => {
    const store = memoryStore();
    await store.uploads.put(key, bytes);
    const first = await ingestUpload({ key }, { store });
    const again = await ingestUpload({ key }, { store });
    expect(again?.receipt).toEqual(first?.receipt);
  });

  it("is not sent at all by whoever sends it through us", async () => {
    const store = memoryStore();
    const sending = submitFile({ name: "payments.csv", bytes, ...place }, { store });
    await expect(sending).rejects.toThrow(InputError);
    await expect(sending).rejects.toThrow(/Nothing was sent.*NHS numbers/);
    expect(await everything(store.uploads)).toBe("");
    expect(await everything(store.data)).toBe("");
  });

  it("comes back as a list of what to do, with no cell of the file", async () => {
    const result = await checkFile({ name: "payments.csv", bytes, ...place });
    expect(result.tables).toEqual([]);
    const marked = await decodeFile(await markFile(bytes, result));
    const said = JSON.stringify(marked);
    expect(said).toContain("NHS numbers");
    for (const value of values) expect(said).not.toContain(value);
  });
});
