import type { Entry, ReturnPlace } from "../filing/entry.ts";
import { entryBytes, parseEntry } from "../filing/entry-schema.ts";
import { foldReturn, type Logged, type ReturnState } from "../filing/fold-return.ts";
import { type LogKey, logKey, logPrefix, parseLogKey } from "../filing/keys.ts";
import type { Objects } from "../storage/objects.ts";

/** Tries before an append gives up; each loses only to another writer that got on. */
const TRIES = 100;

/** The log keys of a collection, a period or one return, in order. One listing, nothing opened. */
export async function listLog(
  data: Objects,
  place: Pick<ReturnPlace, "collection"> & Partial<ReturnPlace>,
): Promise<LogKey[]> {
  const keys: LogKey[] = [];
  for await (const { key } of data.list(logPrefix(place))) {
    const parsed = parseLogKey(key);
    if (parsed !== undefined) keys.push(parsed);
  }
  return keys;
}

/** Opens log objects. A key listed and then gone is an error: the log is never deleted from. */
export async function readLog(data: Objects, keys: readonly LogKey[]): Promise<Logged[]> {
  return Promise.all(
    keys.map(async ({ key }) => {
      const object = await data.get(key);
      if (object === undefined) throw new Error(`Log object ${key} was listed but is not there`);
      return { key, entry: parseEntry(key, object.bytes) };
    }),
  );
}

/** The state of one return. */
export async function readReturn(data: Objects, place: ReturnPlace): Promise<ReturnState> {
  return foldReturn(await readLog(data, await listLog(data, place)));
}

/**
 * Appends an entry unless the log already says the same: the same event of the same
 * submission and arrival. Safe beside other writers: a number taken is never overwritten.
 */
export async function appendEntry(data: Objects, place: ReturnPlace, entry: Entry): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const keys = await listLog(data, place);
    if (await alreadySaid(data, keys, entry)) return;
    const next = Math.max(0, ...keys.map(({ n }) => n)) + 1;
    const key = logKey(place, next, entry.event, entry.submission);
    if ((await data.put(key, entryBytes(entry), { if: "absent" })).done) return;
  }
  throw new Error(`Cannot append to the log of ${place.collection} ${place.period} ${place.authority}`);
}

async function alreadySaid(data: Objects, keys: readonly LogKey[], entry: Entry): Promise<boolean> {
  const alike = keys.filter(({ event, submission }) => event === entry.event && submission === entry.submission);
  const logged = await readLog(data, alike);
  return logged.some((one) => one.entry.arrival.at === entry.arrival.at);
}
