import type { ReturnPlace } from "../filing/entry.ts";
import { foldReturn } from "../filing/fold-return.ts";
import { ALL } from "../filing/log-key.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import { listLog, readCurrent } from "./return-log.ts";

/** What of a return would count had a submission never come; undefined where nothing would. */
export async function returnWithout(
  data: Objects,
  place: ReturnPlace,
  submission: string,
): Promise<PublishedReturn | undefined> {
  const [own, period] = await Promise.all([listLog(data, place), listLog(data, { ...place, authority: ALL })]);
  const entry = await readCurrent(
    data,
    foldReturn(
      own.filter(({ subject }) => subject !== submission),
      period,
    ),
  );
  if (entry === undefined) return undefined;
  const { sha256, synthetic = false, tables = [], waivers = [] } = entry;
  const counted = { period: place.period, authority: place.authority, submission: entry.submission };
  return { ...counted, sha256, synthetic, tables, ...(waivers.length > 0 && { waivers }) };
}
