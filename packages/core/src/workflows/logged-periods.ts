import { logPrefix, parseLogKey } from "../filing/log-key.ts";
import type { Objects } from "../storage/objects.ts";

/** Behind every key of a period's log: authorities are named by letters and digits. */
const BEHIND = "~";

/**
 * The periods a collection has a log of, newest first. Each is found by its first key, and the rest of it is passed over: it
 * costs a step a period, however much happened in them.
 */
export async function loggedPeriods(data: Objects, collection: string): Promise<string[]> {
  const prefix = logPrefix({ collection });
  const periods: string[] = [];
  for (let key = await firstKey(data, prefix); key !== undefined; ) {
    const period = parseLogKey(key)?.period;
    if (period !== undefined) periods.push(period);
    key = await firstKey(data, prefix, period === undefined ? key : `${logPrefix({ collection, period })}${BEHIND}`);
  }
  return periods.reverse();
}

async function firstKey(data: Objects, prefix: string, after?: string): Promise<string | undefined> {
  for await (const { key } of data.list(prefix, after)) return key;
  return undefined;
}
