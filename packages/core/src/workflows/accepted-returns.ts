import { foldReturn } from "../filing/fold-return.ts";
import type { LogKey } from "../filing/keys.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import { listLog, readLog } from "./return-log.ts";

/** The returns of a collection that count, in order of period and authority: each authority's current one. */
export async function acceptedReturns(data: Objects, collection: string): Promise<PublishedReturn[]> {
  const keys = await listLog(data, { collection });
  const byPlace = Map.groupBy(keys, ({ period, authority }) => `${period}/${authority}`);
  const accepted = [...byPlace.values()].filter((log) => log.some(({ event }) => event === "accepted"));
  const returns = await Promise.all(accepted.map((log) => currentReturn(data, log)));
  return returns.flat();
}

async function currentReturn(data: Objects, keys: readonly LogKey[]): Promise<PublishedReturn[]> {
  const [first] = keys;
  const { current } = foldReturn(await readLog(data, keys));
  if (first === undefined || current === undefined) return [];
  const { submission, sha256, synthetic = false, tables = [] } = current;
  return [{ period: first.period, authority: first.authority, submission, sha256, synthetic, tables }];
}
