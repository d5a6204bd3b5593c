import { deepEqual, equal, ok } from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { acceptedReturns } from "../../packages/core/src/workflows/accepted-returns.ts";
import { fromScratch, type Happened } from "./from-scratch.ts";
import { whatMayCount } from "./model.ts";
import { COLLECTION } from "./sent-file.ts";

/**
 * Asserts of a store what is promised of it, whatever happened: what counts is what the rules say, with the rows that
 * a quiet run makes; every receipt given stands; every original is kept by its hash.
 */
export async function assertTrue(
  store: Store,
  happened: Happened & { readonly receipts: ReadonlyMap<string, Uint8Array> },
  seed: string,
): Promise<void> {
  const { uploads, withdrawals, receipts } = happened;
  const accepted = await acceptedReturns(store.data, COLLECTION);
  const may = whatMayCount(uploads, withdrawals);
  deepEqual(accepted.map(({ authority }) => authority).toSorted(), [...may.keys()].toSorted(), seed);
  for (const { authority, sha256, tables } of accepted) {
    ok(
      may.get(authority)?.some(({ bytes }) => hash(bytes) === sha256),
      `${seed}: ${authority} counts ${sha256}`,
    );
    for (const table of tables) equal(await hashOf(store, table.key), table.sha256, `${seed}: ${table.key}`);
  }
  deepEqual(accepted, await acceptedReturns((await fromScratch(happened)).data, COLLECTION), seed);
  for (const [key, bytes] of receipts) equal(await hashOf(store, key), hash(bytes), `${seed}: ${key}`);
  for (const { bytes } of uploads) equal(await hashOf(store, `originals/${hash(bytes)}`), hash(bytes), seed);
}

/** SHA-256 of every object of the snapshots. */
export async function snapshotHashes(store: Store): Promise<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {};
  for await (const { key } of store.data.list("snapshots/")) found[key] = await hashOf(store, key);
  return found;
}

async function hashOf({ data }: Store, key: string): Promise<string | undefined> {
  const held = await data.get(key);
  return held && hash(held.bytes);
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
