import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";

function survey(name: string): Uint8Array {
  return readFileSync(new URL(`../cases/personal-budgets/${name}/input.csv`, import.meta.url));
}

async function codesOf(uploads: readonly (readonly [key: string, file: string])[]): Promise<string[]> {
  const store = memoryStore();
  const codes: string[][] = [];
  for (const [key, file] of uploads) {
    await store.uploads.put(key, survey(file));
    const ingested = await ingestUpload({ key }, { store });
    codes.push((ingested?.receipt.findings ?? []).map(({ code }) => code));
  }
  return codes.at(-1) ?? [];
}

it("a return that is last year's again is refused beside the one in the store", async () => {
  const codes = await codesOf([
    ["personal-budgets/2009-03-31/102/return.csv", "good-2009"],
    ["personal-budgets/2010-03-31/102/return.csv", "last-period-again"],
  ]);
  expect(codes).toContain("last-period-again");
});

it("a return that does not say whose it is, with the values another council sent, is refused", async () => {
  const codes = await codesOf([
    ["personal-budgets/2010-03-31/204/return.csv", "good-barnsley"],
    ["personal-budgets/2010-03-31/102/return.csv", "another-authority"],
  ]);
  expect(codes).toContain("another-authority");
});
