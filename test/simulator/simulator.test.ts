import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { acceptedReturns } from "../../packages/core/src/workflows/accepted-returns.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { receiptBytes } from "../../packages/core/src/workflows/receipt.ts";
import { fromScratch } from "./from-scratch.ts";
import { whatCounts } from "./model.ts";
import { COLLECTION, runSimulation, type Simulated } from "./run-simulation.ts";

const RUNS = 200;
/** Every so many runs a snapshot is published and compared too. */
const PUBLISHED = 20;

describe("whatever happens on the way", () => {
  it.each(Array.from({ length: RUNS / PUBLISHED }, (_, group) => group))(
    `the state is what a plain reading of the rules says: runs ${PUBLISHED} x %i and on`,
    async (group) => {
      for (let run = 0; run < PUBLISHED; run += 1) {
        const seed = `run ${group * PUBLISHED + run}`;
        const simulated = await runSimulation(seed);
        await expectTrue(simulated, seed);
        if (run === 0) await expectSameSnapshot(simulated, seed);
      }
    },
  );
});

async function expectTrue(simulated: Simulated, seed: string): Promise<void> {
  const { store, uploads, withdrawals, given } = simulated;
  const accepted = await acceptedReturns(store.data, COLLECTION);
  const counts = whatCounts(uploads, withdrawals);
  expect(Object.fromEntries(accepted.map(({ authority, sha256 }) => [authority, sha256])), seed).toEqual(
    Object.fromEntries([...counts].map(([council, { bytes }]) => [council, sha256(bytes)])),
  );
  expect(accepted, seed).toEqual(await acceptedReturns((await fromScratch(simulated)).data, COLLECTION));
  for (const { receiptKey, receipt } of given) {
    const held = await store.data.get(receiptKey);
    expect(held?.bytes, `${seed} ${receiptKey}`).toEqual(receiptBytes(receipt));
  }
  for (const { bytes } of uploads) {
    const original = await store.data.get(`originals/${sha256(bytes)}`);
    expect(original?.bytes, seed).toEqual(bytes);
  }
}

async function expectSameSnapshot(simulated: Simulated, seed: string): Promise<void> {
  const scratch = await fromScratch(simulated);
  for (const store of [simulated.store, scratch])
    await publishNational({ collection: COLLECTION }, { store, openTables });
  expect(await hashes(simulated.store), seed).toEqual(await hashes(scratch));
}

async function hashes({ data }: Store): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { key } of data.list("snapshots/")) {
    found[key] = sha256((await data.get(key))?.bytes ?? new Uint8Array());
  }
  return found;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
