import { type LogKey, logPrefix } from "../filing/log-key.ts";
import type { Objects } from "../storage/objects.ts";
import { readReceipt } from "./receipt.ts";
import { readEntry } from "./return-log.ts";

/** An object among ours that nothing leads to. */
export interface UnknownObject {
  readonly key: string;
  readonly size: number;
}

const ROWS = /^rows\/([^/]+)\/period=([^/]+)\/authority=([^/]+)\/([0-9a-f]+)-[^/]+\.parquet$/;
const RECEIPTS =
  /^receipts\/([^/]+)\/([^/]+)\/([^/]+)\/([0-9a-f]+)\/(?:receipt\.json|receipt\.html|marked\.xlsx|marked\.xlsm)$/;
const UNFILED = /^receipts\/unfiled\/[0-9a-f]+\/receipt\.(?:json|html)$/;
const ORIGINAL = /^originals\/([0-9a-f]{64})$/;

/**
 * Rows, receipts and originals that no log entry leads to: what an interrupted write left, or what somebody else
 * put there. An upload under way has its original before its entry, so look again before acting on one.
 */
export async function unknownObjects(data: Objects, log: readonly LogKey[]): Promise<UnknownObject[]> {
  const submissions = new Set(log.map(({ subject, ...place }) => placeText(place, subject)));
  const known = new Set(await hashes(data, log));
  const suspects: UnknownObject[] = [];
  for (const folder of ["originals/", "receipts/", "rows/"]) {
    for await (const { key, size } of data.list(folder)) {
      if (UNFILED.test(key)) {
        for (const hash of await unfiledHashes(data, key)) known.add(hash);
      } else if (!isOfSubmission(key, submissions)) suspects.push({ key, size });
    }
  }
  return suspects.filter(({ key }) => !known.has(ORIGINAL.exec(key)?.[1] ?? ""));
}

/** What was kept of an upload without a place: its receipt says, and the page beside it adds nothing. */
async function unfiledHashes(data: Objects, key: string): Promise<string[]> {
  return key.endsWith(".json") ? [(await readReceipt(data, key)).sha256] : [];
}

async function hashes(data: Objects, log: readonly LogKey[]): Promise<string[]> {
  const came = log.filter(({ event }) => event === "received" || event === "checked");
  const entries = await Promise.all(came.map(({ key }) => readEntry(data, key)));
  return entries.flatMap((entry) => ("sha256" in entry ? [entry.sha256] : []));
}

function isOfSubmission(key: string, submissions: ReadonlySet<string>): boolean {
  const [, collection = "", period = "", authority = "", submission = ""] = ROWS.exec(key) ?? RECEIPTS.exec(key) ?? [];
  return submissions.has(placeText({ collection, period, authority }, submission));
}

function placeText(place: Pick<LogKey, "collection" | "period" | "authority">, submission: string): string {
  return `${logPrefix(place)}${submission}`;
}
