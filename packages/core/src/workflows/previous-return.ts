import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { NATIONAL } from "../filing/keys.ts";
import { type Period, yearBefore } from "../periods/period.ts";
import type { Objects } from "../storage/objects.ts";
import type { PreviousReturn } from "./check-file.ts";
import { readReturnTables } from "./read-return-tables.ts";
import { readCurrent, readReturn } from "./return-log.ts";

/**
 * What the authority's counting return for the period a year before holds; undefined where
 * none was accepted. Columns the collection no longer asks for are read by that period's edition.
 */
export async function previousReturn(
  data: Objects,
  collection: Collection,
  period: Period,
  authority: string | null,
): Promise<PreviousReturn | undefined> {
  const before = yearBefore(period);
  const place: ReturnPlace = { collection: collection.id, period: before.id, authority: authority ?? NATIONAL };
  const current = await readCurrent(data, await readReturn(data, place));
  if (current === undefined) return undefined;
  const tables = await readReturnTables(data, collectionAt(collection, before.id), current.tables ?? []);
  return { period: before.id, tables };
}
