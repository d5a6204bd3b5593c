import { compareTexts } from "../exact/compare-texts.ts";
import { arrivalKey } from "../filing/keys.ts";
import { SCANNER_OBJECT } from "../filing/scanner-object.ts";
import { arrivalId } from "../filing/submission-id.ts";
import { inPool } from "../publish/in-pool.ts";
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

/** Returns under way at once: one waits for the store while another is read. */
const AT_ONCE = 4;

/**
 * Ingests every upload that has no arrival marked as dealt with: how lost events are found.
 * A folder's worth of period after the one before it, so that a return finds that of a year before; the uploads of one
 * return one after another as they came, so that each finds the try before it. A failure stops nothing but itself.
 */
export async function workUploads({ store, onProgress }: WorkPowers, prefix = ""): Promise<WorkSummary> {
  const { waiting, before } = await findWaiting(store, prefix);
  const outcomes: Worked[] = [];
  let count = 0;
  for (const period of Map.groupBy(waiting, periodFolder).values()) {
    const returns = [...Map.groupBy(period, returnFolder).values()];
    const done = await inPool(returns, AT_ONCE, async (uploads) => {
      const worked: Worked[] = [];
      for (const head of uploads.toSorted(byArrival)) {
        const one = await workOne(head, store);
        worked.push(one);
        count += 1;
        onProgress?.({ done: count, total: waiting.length, key: head.key, outcome: one.outcome });
      }
      return worked;
    });
    outcomes.push(...done.flat());
  }
  return {
    worked: outcomes.flatMap(({ ingested }) => ingested ?? []),
    failed: outcomes.flatMap(({ failed }) => failed ?? []),
    before,
  };
}

interface Worked {
  readonly outcome: Progress["outcome"];
  readonly ingested?: WorkSummary["worked"][number];
  readonly failed?: WorkSummary["failed"][number];
}

async function workOne({ key, version }: Head, store: Store): Promise<Worked> {
  try {
    const ingested = await ingestUpload({ key, version }, { store });
    if (ingested === undefined) return { outcome: "failed" };
    return { outcome: ingested.outcome, ingested: { ...ingested, key } };
  } catch (error) {
    return { outcome: "failed", failed: { key, reason: error instanceof Error ? error.message : String(error) } };
  }
}

function periodFolder({ key }: Head): string {
  return key.split("/").slice(0, 2).join("/");
}

function returnFolder({ key }: Head): string {
  return key.split("/").slice(0, -1).join("/");
}

function byArrival(one: Head, other: Head): number {
  return compareTexts(one.modified, other.modified) || compareTexts(one.key, other.key);
}

/** Uploads that have no arrival marked as dealt with, and how many have. Nothing is opened. */
export async function findWaiting(store: Store, prefix = ""): Promise<{ waiting: Head[]; before: number }> {
  const done = new Set<string>();
  for await (const key of store.data.keys(arrivalKey(""))) done.add(key);
  const waiting: Head[] = [];
  let before = 0;
  for await (const head of store.uploads.list(prefix)) {
    if (head.key === SCANNER_OBJECT) continue;
    const id = await arrivalId({ key: head.key, version: head.version, at: head.modified });
    if (done.has(arrivalKey(id))) before += 1;
    else waiting.push(head);
  }
  return { waiting, before };
}
