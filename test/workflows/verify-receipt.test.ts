import { describe, expect, it } from "vitest";
import { originalKey } from "../../packages/core/src/filing/keys.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { type Ingested, ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { readCurrent, readReturn } from "../../packages/core/src/workflows/return-log.ts";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { type Proof, verifyReceipt } from "../../packages/core/src/workflows/verify-receipt.ts";
import { withdrawReturn } from "../../packages/core/src/workflows/withdraw-return.ts";
import { key, place, surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

function open() {
  const clock = ticking();
  return { store: memoryStore(clock), clock };
}

async function send(store: Store, bytes = surveyReturn(), at = key): Promise<Ingested> {
  await store.uploads.put(at, bytes);
  const ingested = await ingestUpload({ key: at }, { store });
  if (ingested === undefined) throw new Error("The upload went away");
  return ingested;
}

async function held(store: Store, { receiptKey }: Ingested): Promise<Uint8Array> {
  return (await store.data.get(receiptKey))?.bytes ?? new Uint8Array();
}

async function accepted(store: Store) {
  const entry = await readCurrent(store.data, await readReturn(store.data, place));
  if (entry === undefined) throw new Error("Nothing counts");
  return entry;
}

function failing(proofs: readonly Proof[]): string[] {
  return proofs.filter(({ proved }) => !proved).map(({ what, found }) => `${what}: ${found}`);
}

/** The receipt as somebody might have changed it. */
function edited(bytes: Uint8Array, edit: (receipt: Record<string, unknown>) => Record<string, unknown>): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(edit(JSON.parse(new TextDecoder().decode(bytes)))));
}

describe("verifyReceipt", () => {
  it("proves a receipt that was given, and says that it counts", async () => {
    const { store } = open();
    const receipt = await held(store, await send(store));
    const { proved, proofs, today } = await verifyReceipt(receipt, { store });
    expect(proved).toBe(true);
    expect(proofs.map(({ what }) => what)).toEqual(["receipt", "file", "log", "rows"]);
    expect(today).toBe("It counts.");
  });

  it.each([
    ["rejected", key, surveyReturn((text) => text.replace(",3150,", ",many,")), "rejected"],
    ["unreadable", key, new Uint8Array([1, 2, 3, 0, 0, 9]), "rejected"],
    ["only checked", `check/${key}`, surveyReturn(), "only checked"],
    ["filed nowhere", "nowhere.csv", surveyReturn(), "filed nowhere"],
  ])("proves the receipt of a file that was %s", async (_, at, bytes, words) => {
    const { store } = open();
    const receipt = await held(store, await send(store, bytes, at));
    const { proved, proofs, today } = await verifyReceipt(receipt, { store });
    expect(failing(proofs)).toEqual([]);
    expect(proved).toBe(true);
    expect(today).toContain(words);
  });

  it("names the fields in which a receipt is not the one that was given", async () => {
    const { store } = open();
    const receipt = await held(store, await send(store));
    const changed = edited(receipt, (one) => ({ ...one, file: "another.csv", counts: { error: 9 } }));
    const verified = await verifyReceipt(changed, { store });
    expect(verified.proved).toBe(false);
    expect(failing(verified.proofs)).toEqual([
      "receipt: It is not the receipt that was given. What differs: file, counts.",
    ]);
  });

  it("does not prove a receipt whose layout alone was changed, and says so", async () => {
    const { store } = open();
    const receipt = await held(store, await send(store));
    const verified = await verifyReceipt(
      edited(receipt, (one) => one),
      { store },
    );
    expect(failing(verified.proofs)).toEqual([
      "receipt: It is not the receipt that was given. What differs: its layout, though no field.",
    ]);
  });

  it("does not prove a number that was never given, nor its arrival", async () => {
    const { store } = open();
    const receipt = await held(store, await send(store));
    const made = edited(receipt, (one) => ({ ...one, receipt: "0".repeat(20) }));
    const { proved, proofs, today } = await verifyReceipt(made, { store });
    expect(proved).toBe(false);
    expect(failing(proofs)).toEqual([
      `receipt: The store has no receipt ${"0".repeat(20)} there.`,
      "log: The log has no such arrival of this file.",
    ]);
    expect(today).toContain("The log does not have it.");
  });

  it("does not prove another time of arrival, nor another outcome, by the log", async () => {
    const { store } = open();
    const receipt = await held(
      store,
      await send(
        store,
        surveyReturn((text) => text.replace(",3150,", ",many,")),
      ),
    );
    const earlier = edited(receipt, (one) => ({ ...one, received: { key, at: "2025-12-31T00:00:00.000Z", bytes: 1 } }));
    expect(failing((await verifyReceipt(earlier, { store })).proofs)[1]).toContain("no such arrival");
    const better = edited(receipt, (one) => ({ ...one, outcome: "accepted" }));
    expect(failing((await verifyReceipt(better, { store })).proofs)[1]).toBe(
      "log: The log has its arrival, but not that it was accepted.",
    );
  });

  it("does not prove a file that is gone, or was changed in the store", async () => {
    const { store } = open();
    const sent = await send(store);
    const receipt = await held(store, sent);
    const original = originalKey(sent.receipt.sha256);
    await store.data.put(original, new Uint8Array(3));
    expect(failing((await verifyReceipt(receipt, { store })).proofs)).toEqual([
      "file: The file that is kept has another SHA-256: it was changed in the store.",
    ]);
    await store.data.delete(original);
    expect(failing((await verifyReceipt(receipt, { store })).proofs)).toEqual(["file: The file is not kept."]);
  });

  it("does not prove rows that are gone, or were changed in the store", async () => {
    const { store } = open();
    const receipt = await held(store, await send(store));
    const [first, second] = (await accepted(store)).tables ?? [];
    await store.data.put(first?.key ?? "", new Uint8Array(3));
    await store.data.delete(second?.key ?? "");
    expect(failing((await verifyReceipt(receipt, { store })).proofs)).toEqual([
      `rows: Rows differ from the log: ${first?.key} is not as it was written; ${second?.key} is not there.`,
    ]);
  });

  it("says what has become of it since: superseded, withdrawn, waiting", async () => {
    const { store, clock } = open();
    const first = await send(store);
    const receipt = await held(store, first);
    const other = surveyReturn((text) => text.replaceAll("600,180", "650,180").replace(",8805,", ",8855,"));
    const second = await send(store, other);
    expect((await verifyReceipt(receipt, { store })).today).toBe(
      `It no longer counts: ${second.submission} came later and does.`,
    );
    await withdrawReturn({ ...place, reason: "Wrong year.", by: "finance officer" }, { store, clock });
    expect((await verifyReceipt(receipt, { store })).today).toContain("withdrawn");
    await setFilingRules({ ...place, rules: { signOff: true }, by: "head" }, { store, clock });
    const third = await send(
      store,
      surveyReturn((text) => text.replaceAll("600,180", "660,180").replace(",8805,", ",8865,")),
    );
    const waiting = await held(store, third);
    expect((await verifyReceipt(waiting, { store })).today).toContain("waits for sign-off");
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "receipt"],
    ["another JSON", "{}"],
    ["a place that is no place", JSON.stringify({ format: "council-returns/receipt/1", collection: "../.." })],
  ])("throws what would do for %s", async (_, text) => {
    const { store } = open();
    await expect(verifyReceipt(new TextEncoder().encode(text), { store })).rejects.toThrow("give a receipt.json");
  });
});
