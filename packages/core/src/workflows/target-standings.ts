import { type TargetStanding, targetStandings } from "../claims/target-standings.ts";
import { targets } from "../claims/targets.generated.ts";
import { registry } from "../collections/registry.generated.ts";
import { isDay, parsePeriod } from "../periods/period.ts";
import type { Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { InputError } from "./input-error.ts";
import { knownCollection } from "./known.ts";
import { readStanding } from "./latest-snapshot.ts";
import { readSnapshotFigures } from "./previous-snapshot.ts";

/** How the targets of one collection stood on a day. */
export interface CollectionStandings {
  readonly collection: string;
  /** Of the snapshot they were judged by; undefined where nothing has been published. */
  readonly version: string | undefined;
  /** Releases that were withdrawn. */
  readonly withdrawn: readonly string[];
  readonly standings: readonly TargetStanding[];
}

/**
 * How every target of a collection (or of all that have any) stood on an ISO day, by the figures of its latest snapshot for
 * periods that had ended by then. Throws `InputError` for an unknown collection or what is no day.
 */
export async function standingsOn(
  { collection, day }: { readonly collection: string | undefined; readonly day: string },
  powers: { readonly store: Store; readonly openTables: () => Promise<Tables> },
): Promise<readonly CollectionStandings[]> {
  if (!isDay(day)) throw new InputError(`"${day}" is no day. Write it as 2012-10-26.`);
  const chosen = collection === undefined ? registry : [knownCollection(collection)];
  const all: CollectionStandings[] = [];
  for (const { id } of chosen) {
    if (targets.some((target) => target.collection === id)) all.push(await standingsOf(id, day, powers));
  }
  return all;
}

async function standingsOf(
  id: string,
  day: string,
  { store, openTables }: { readonly store: Store; readonly openTables: () => Promise<Tables> },
): Promise<CollectionStandings> {
  const collection = knownCollection(id);
  const { latest, withdrawn = [] } = (await readStanding(store.data, id)) ?? {};
  const figures = latest === undefined ? [] : [...(await readSnapshotFigures(store.data, latest, { openTables }))];
  const ids = [...new Set(figures.map(({ period }) => period))].toSorted();
  const periods = ids.flatMap((period) => parsePeriod(collection.period, period) ?? []);
  const own = targets.filter((target) => target.collection === id);
  const standings = targetStandings({ collection, targets: own, figures, periods }, day);
  return { collection: id, version: latest?.version, withdrawn, standings };
}
