import { logPrefix } from "../filing/log-key.ts";
import type { Objects } from "../storage/objects.ts";

/** The periods a collection has a log of, newest first: a step a period, however much happened in them. */
export async function loggedPeriods(data: Pick<Objects, "folders">, collection: string): Promise<string[]> {
  const periods: string[] = [];
  for await (const period of data.folders(logPrefix({ collection }))) periods.push(period);
  return periods.reverse();
}
