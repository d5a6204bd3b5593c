import { findCollection } from "../collections/find-collection.ts";
import { foldReturn } from "../filing/fold-return.ts";
import { originalKey } from "../filing/keys.ts";
import { ALL, type LogKey, parseLogKey } from "../filing/log-key.ts";
import type { Objects, Store } from "../storage/objects.ts";
import { fileSubmission } from "./file-submission.ts";
import { openFile } from "./open-file.ts";
import { placeUpload } from "./place-upload.ts";
import { readEntry } from "./return-log.ts";
import { settleSubmission } from "./settle-submission.ts";
import { type UnknownObject, unknownObjects } from "./unknown-objects.ts";

export interface Reconciled {
  /** Submissions that a crash had left half-done, and how each stands now. */
  readonly mended: readonly { readonly submission: string; readonly standing: string }[];
  /** Submissions that cannot be finished, with the reason. */
  readonly stuck: readonly { readonly submission: string; readonly reason: string }[];
  /** Objects that nothing in the log leads to: reported, never deleted. */
  readonly unknown: readonly UnknownObject[];
}

/**
 * Finishes what a crash left half-done, from the log and the originals: submissions that were received and never
 * answered, and those that were explained or signed off without effect. Safe beside other workers and done twice.
 * Unless `seeksUnknown` is false it also looks for objects that nothing leads to, which opens every entry of the log.
 */
export async function reconcile(
  { store }: { readonly store: Store },
  { seeksUnknown = true }: { readonly seeksUnknown?: boolean } = {},
): Promise<Reconciled> {
  const log = await wholeLog(store.data);
  const mended: Reconciled["mended"][number][] = [];
  const stuck: Reconciled["stuck"][number][] = [];
  for (const one of halfDone(log)) {
    const result = await mend(one, store.data);
    if ("reason" in result) stuck.push(result);
    else if (result.standing !== one.standing) mended.push(result);
  }
  const unknown = seeksUnknown ? await unknownObjects(store.data, await wholeLog(store.data)) : [];
  return { mended, stuck, unknown };
}

interface HalfDone {
  readonly submission: string;
  readonly standing: string;
  /** The entry that says the submission came. */
  readonly received: LogKey;
}

async function wholeLog(data: Objects): Promise<LogKey[]> {
  const keys: LogKey[] = [];
  for await (const key of data.keys("log/")) {
    const parsed = parseLogKey(key);
    if (parsed !== undefined) keys.push(parsed);
  }
  return keys;
}

function halfDone(log: readonly LogKey[]): HalfDone[] {
  const periods = Map.groupBy(log, ({ collection, period }) => `${collection}/${period}`);
  return [...periods.values()].flatMap((all) => {
    const own = Map.groupBy(all, ({ authority }) => authority);
    return [...own].flatMap(([authority, keys]) => {
      const { submissions } = foldReturn(keys, authority === ALL ? [] : own.get(ALL));
      return submissions.flatMap(({ submission, standing, outcome }) => {
        const received = keys.find(({ event, subject }) => event === "received" && subject === submission);
        const waits = outcome === undefined || outcome === "needs-explanation" || outcome === "awaiting-sign-off";
        return waits && received !== undefined ? [{ submission, standing, received }] : [];
      });
    });
  });
}

async function mend(
  { submission, received }: HalfDone,
  data: Objects,
): Promise<Reconciled["mended"][number] | Reconciled["stuck"][number]> {
  const entry = await readEntry(data, received.key);
  if (!("arrival" in entry)) throw new Error(`Log object ${received.key} is not what its key says`);
  const placed = placeUpload(entry.arrival.key);
  const collection = findCollection(received.collection);
  if (placed.kind === "unfiled" || collection === undefined) {
    return { submission, reason: `${received.collection} ${received.period} is no longer known` };
  }
  const original = await data.get(originalKey(entry.sha256));
  if (original === undefined) return { submission, reason: `the file it came as (${entry.sha256}) is not kept` };
  const opened = await openFile(original.bytes, collection);
  const file = { sha256: entry.sha256, arrival: entry.arrival, bytes: original.bytes, opened, submission };
  await fileSubmission(file, placed, data);
  const { submissions } = await settleSubmission(data, { place: placed.place, collection, submission });
  return { submission, standing: submissions.find((one) => one.submission === submission)?.standing ?? "missing" };
}
