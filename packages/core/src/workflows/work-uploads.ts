import { arrivalKey } from "../filing/keys.ts";
import { arrivalId } from "../filing/submission-id.ts";
import type { Head, Store } from "../storage/objects.ts";
import { type Ingested, ingestUpload } from "./ingest-upload.ts";

export interface WorkPowers {
  readonly store: Store;
  /** Told after each upload: how many are done of how many. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly key: string;
  readonly outcome: Ingested["outcome"] | "failed";
}

export interface WorkSummary {
  readonly worked: readonly (Ingested & { readonly key: string })[];
  /** Uploads that could not be worked for a reason of ours; they stay and are tried again next time. */
  readonly failed: readonly { readonly key: string; readonly reason: string }[];
  /** Uploads dealt with before. */
  readonly before: number;
}

/**
 * Ingests every upload that has no arrival marked as dealt with: how lost events are found.
 * Oldest key first, one after the other, so that a period is in before the one after it.
 * A failure stops nothing but itself.
 */
export async function workUploads({ store, onProgress }: WorkPowers, prefix = ""): Promise<WorkSummary> {
  const { waiting, before } = await findWaiting(store, prefix);
  const worked: (Ingested & { key: string })[] = [];
  const failed: { key: string; reason: string }[] = [];
  for (const [index, { key, version }] of waiting.entries()) {
    const outcome = await workOne(key, version);
    onProgress?.({ done: index + 1, total: waiting.length, key, outcome });
  }
  return { worked, failed, before };

  async function workOne(key: string, version: string): Promise<Progress["outcome"]> {
    try {
      const ingested = await ingestUpload({ key, version }, { store });
      if (ingested === undefined) return "failed";
      worked.push({ ...ingested, key });
      return ingested.outcome;
    } catch (error) {
      failed.push({ key, reason: error instanceof Error ? error.message : String(error) });
      return "failed";
    }
  }
}

async function findWaiting(store: Store, prefix: string): Promise<{ waiting: Head[]; before: number }> {
  const done = new Set<string>();
  for await (const { key } of store.data.list(arrivalKey(""))) done.add(key);
  const waiting: Head[] = [];
  let before = 0;
  for await (const head of store.uploads.list(prefix)) {
    const id = await arrivalId({ key: head.key, version: head.version, at: head.modified });
    if (done.has(arrivalKey(id))) before += 1;
    else waiting.push(head);
  }
  return { waiting, before };
}
