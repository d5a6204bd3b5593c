import type { DecisionEntry, Entry, ReturnPlace, SubmissionEntry } from "../filing/entry.ts";
import { entryBytes, parseEntry } from "../filing/entry-schema.ts";
import { rulesSubject } from "../filing/filing-rules.ts";
import { foldReturn, type ReturnState } from "../filing/fold-return.ts";
import { ALL, type LogKey, logKey, logPrefix, parseLogKey } from "../filing/log-key.ts";
import { windowSubject } from "../filing/window.ts";
import { inPool } from "../publish/in-pool.ts";
import type { Objects } from "../storage/objects.ts";
import { loggedPeriods } from "./logged-periods.ts";

/** Tries before an append gives up; each loses only to another writer that got on. */
const TRIES = 100;

const PERIODS_LISTED_AT_ONCE = 8;

/** The log keys of a collection, a period or one return, in order. One listing, nothing opened. */
export async function listLog(
  data: Objects,
  place: Pick<ReturnPlace, "collection"> & Partial<ReturnPlace>,
): Promise<LogKey[]> {
  const keys: LogKey[] = [];
  for await (const key of data.keys(logPrefix(place))) {
    const parsed = parseLogKey(key);
    if (parsed !== undefined) keys.push(parsed);
  }
  return keys;
}

/**
 * The log keys of a collection by period, oldest first, and in order within each. A listing a period, some at a time: of
 * years of months one after another, a bucket's would take longer than all else.
 */
export async function listLogByPeriod(data: Objects, collection: string): Promise<(readonly LogKey[])[]> {
  const periods = (await loggedPeriods(data, collection)).reverse();
  return inPool(periods, PERIODS_LISTED_AT_ONCE, (period) => listLog(data, { collection, period }));
}

/** Opens one log object. A key listed and then gone is an error: the log is never deleted from. */
export async function readEntry(data: Objects, key: string): Promise<Entry> {
  const object = await data.get(key);
  if (object === undefined) throw new Error(`Log object ${key} was listed but is not there`);
  return parseEntry(key, object.bytes);
}

/** What has been logged of a period for every authority. */
export function listPeriod(data: Objects, place: ReturnPlace): Promise<LogKey[]> {
  return listLog(data, { ...place, authority: ALL });
}

/** The state of one return: two listings, or one where that of the `period` is under way; nothing opened. */
export async function readReturn(
  data: Objects,
  place: ReturnPlace,
  period: Promise<readonly LogKey[]> = listPeriod(data, place),
): Promise<ReturnState> {
  const [own, all] = await Promise.all([listLog(data, place), period]);
  return foldReturn(own, all);
}

/** What was accepted: the entry of the submission that counts; undefined until one does. */
export async function readCurrent(
  data: Objects,
  { current }: Pick<ReturnState, "current">,
): Promise<SubmissionEntry | undefined> {
  if (current === undefined) return undefined;
  const entry = await readEntry(data, current.key);
  if (entry.event !== "accepted") throw new Error(`Log object ${current.key} is not what its key says`);
  return entry;
}

/**
 * Appends an entry unless the log already says the same: the same event of the same subject at
 * the same time. Safe beside other writers: a number taken is never overwritten.
 */
export async function appendEntry(data: Objects, place: ReturnPlace, entry: Entry): Promise<void> {
  const said = keyOf(entry);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const keys = await listLog(data, place);
    if (keys.some((key) => logKey(place, key.n, said) === key.key)) return;
    const next = Math.max(0, ...keys.map(({ n }) => n)) + 1;
    if ((await data.put(logKey(place, next, said), entryBytes(entry), { if: "absent" })).done) return;
  }
  throw new Error(`Cannot append to the log of ${place.collection} ${place.period} ${place.authority}`);
}

function keyOf(entry: Entry): Pick<LogKey, "event" | "subject" | "at"> {
  if ("arrival" in entry) return { event: entry.event, subject: entry.submission, at: entry.arrival.at };
  return { event: entry.event, subject: subjectOf(entry), at: entry.at };
}

function subjectOf(entry: DecisionEntry): string {
  if (entry.event === "window") return windowSubject(entry.window);
  if (entry.event === "rules") return rulesSubject(entry.rules);
  if (entry.event === "waived" || entry.event === "waiver-ended") return entry.waiver.id;
  return "submission" in entry ? entry.submission : "return";
}
