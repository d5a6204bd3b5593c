import { foldReturn } from "../filing/fold-return.ts";
import { ALL, type LogKey } from "../filing/log-key.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import { listLog, readCurrent } from "./return-log.ts";

/** The returns of a collection that count, in order of period and authority: each authority's current one. */
export async function acceptedReturns(data: Objects, collection: string): Promise<PublishedReturn[]> {
  const keys = await listLog(data, { collection });
  const returns = [...Map.groupBy(keys, ({ period }) => period)].flatMap(([period, log]) => {
    const byAuthority = Map.groupBy(log, ({ authority }) => authority);
    return [...byAuthority].map(([authority, own]) => ({ period, authority, own, all: byAuthority.get(ALL) ?? [] }));
  });
  return (await Promise.all(returns.map((one) => currentReturn(data, one)))).flat();
}

async function currentReturn(
  data: Objects,
  { period, authority, own, all }: Pick<LogKey, "period" | "authority"> & { own: LogKey[]; all: LogKey[] },
): Promise<PublishedReturn[]> {
  const accepted = await readCurrent(data, foldReturn(own, all));
  if (accepted === undefined) return [];
  const { submission, sha256, synthetic = false, tables = [] } = accepted;
  return [{ period, authority, submission, sha256, synthetic, tables }];
}
