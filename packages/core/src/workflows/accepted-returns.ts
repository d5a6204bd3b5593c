import type { SubmissionEntry } from "../filing/entry.ts";
import { mappingsById } from "../filing/fold-mappings.ts";
import { foldReturn } from "../filing/fold-return.ts";
import { ALL, type LogKey } from "../filing/log-key.ts";
import type { PublishedReturn, ReadBy } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import { readMappings } from "./mapping-log.ts";
import { listLogByPeriod, readCurrent } from "./return-log.ts";

/** The returns of a collection that count, in order of period and authority: each authority's current one. */
export async function acceptedReturns(data: Objects, collection: string): Promise<PublishedReturn[]> {
  const returns = (await listLogByPeriod(data, collection)).flatMap((log) => {
    const byAuthority = Map.groupBy(log, ({ authority }) => authority);
    const all = byAuthority.get(ALL) ?? [];
    return [...byAuthority.values()].flatMap((own) => (own[0] === undefined ? [] : [{ ...own[0], own, all }]));
  });
  return (await Promise.all(returns.map((one) => currentReturn(data, one)))).flat();
}

async function currentReturn(
  data: Objects,
  {
    collection,
    period,
    authority,
    own,
    all,
  }: Pick<LogKey, "collection" | "period" | "authority"> & { own: LogKey[]; all: LogKey[] },
): Promise<PublishedReturn[]> {
  const accepted = await readCurrent(data, foldReturn(own, all));
  if (accepted === undefined) return [];
  const { submission, sha256, synthetic = false, tables = [], waivers = [] } = accepted;
  const readBy = await confirmedThen(data, { collection, authority }, accepted);
  const more = { ...(readBy.length > 0 && { readBy }), ...(waivers.length > 0 && { waivers }) };
  return [{ period, authority, submission, sha256, synthetic, tables, ...more }];
}

/** What its sender had confirmed of headers when a submission came; nothing is read where that was nothing. */
async function confirmedThen(
  data: Objects,
  place: Pick<LogKey, "collection" | "authority">,
  { mappings = [], edition = "" }: SubmissionEntry,
): Promise<ReadBy[]> {
  if (mappings.length === 0) return [];
  const said = mappingsById(await readMappings(data, { ...place, edition }), mappings);
  return said.map(({ by: _by, at: _at, from: { file: _file, ...from }, ...answer }) => ({ ...answer, from }));
}
