import { authorityByCode } from "../authorities/resolve.ts";
import { type Collection, collectionAt } from "../collections/define-collection.ts";
import { foldReturn } from "../filing/fold-return.ts";
import { ALL } from "../filing/log-key.ts";
import type { OtherReturn } from "../ingest/sense/return-to-sense.ts";
import type { Period } from "../periods/period.ts";
import type { Objects } from "../storage/objects.ts";
import { readReturnTables } from "./read-return-tables.ts";
import { listLog, readCurrent } from "./return-log.ts";

/** What the other authorities' counting returns for a period hold: one listing, and each return that counts. */
export async function othersReturns(
  data: Objects,
  collection: Collection,
  period: Period,
  authority: string | null,
): Promise<OtherReturn[]> {
  const byAuthority = Map.groupBy(
    await listLog(data, { collection: collection.id, period: period.id }),
    (key) => key.authority,
  );
  const all = byAuthority.get(ALL) ?? [];
  const edition = collectionAt(collection, period.id);
  const others = [...byAuthority].filter(([code]) => code !== ALL && code !== authority);
  const returns = await Promise.all(
    others.map(async ([code, log]): Promise<OtherReturn[]> => {
      const current = await readCurrent(data, foldReturn(log, all));
      if (current === undefined) return [];
      const name = authorityByCode(code, period.end)?.name ?? code;
      return [{ authority: name, tables: await readReturnTables(data, edition, current.tables ?? []) }];
    }),
  );
  return returns.flat();
}
