import { heldKey } from "../filing/keys.ts";
import { arrivalId } from "../filing/submission-id.ts";
import type { Store } from "../storage/objects.ts";
import { findWaiting } from "./work-uploads.ts";

/** A scan takes minutes. What has none after this long will not have one until somebody sees to it. */
const PATIENCE_MS = 3 * 60 * 60 * 1000;

/** Uploads without a receipt, where only a malware scan may let them through. */
export interface BehindScan {
  /** Sent a short while ago: the scan is still to come. */
  readonly waiting: number;
  /** Keys of those that no scan ever told of. */
  readonly unscanned: readonly string[];
  /** Held back by a scan, which is an answer: nobody waits for them. */
  readonly held: number;
}

/** How the uploads stand that no receipt answers, by listings alone: none is opened. */
export async function uploadsBehindScan({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: () => Date;
}): Promise<BehindScan> {
  const marked = new Set<string>();
  for await (const key of store.data.keys(heldKey(""))) marked.add(key);
  const { waiting } = await findWaiting(store);
  const ids = await Promise.all(waiting.map(({ key, version, modified: at }) => arrivalId({ key, version, at })));
  const open = waiting.filter((_, index) => !marked.has(heldKey(ids[index] ?? "")));
  const late = new Date(clock().getTime() - PATIENCE_MS).toISOString();
  const unscanned = open.filter(({ modified }) => modified < late).map(({ key }) => key);
  return { waiting: open.length - unscanned.length, unscanned, held: waiting.length - open.length };
}
