import type { Publication } from "../publish/make-publication.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { SnapshotDefinition } from "../publish/snapshot-definition.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { readLatest } from "./latest-snapshot.ts";
import { makeDraftPublication } from "./make-draft-publication.ts";
import { readSnapshotFigures } from "./previous-snapshot.ts";
import { snapshotInputs } from "./snapshot-inputs.ts";

export interface DraftPowers {
  readonly data: Pick<Objects, "get">;
  readonly openTables: () => Promise<Tables>;
  /** See `hiddenWhenPublished`. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * What would be published of some returns by a definition, near enough to be told in seconds: small numbers are hidden, and
 * what was hidden when last published. What publishing would have to hide beside them is for `publish` to find.
 * Undefined where there are no returns. Writes nothing.
 */
export async function previewPublication(
  definition: SnapshotDefinition,
  returns: readonly PublishedReturn[],
  { data, openTables, hidden }: DraftPowers,
): Promise<Publication | undefined> {
  if (returns.length === 0) return undefined;
  return makeDraftPublication(await snapshotInputs(definition, returns), hidden, { data, openTables });
}

/** Ids of the figures that are hidden in the latest snapshot of a collection; none where there is none. */
export async function hiddenWhenPublished(
  data: Objects,
  collection: string,
  { openTables }: Pick<DraftPowers, "openTables">,
): Promise<ReadonlySet<string>> {
  const found = await readLatest(data, collection);
  if (found === undefined) return new Set();
  const figures = await readSnapshotFigures(data, found.latest, { openTables });
  return new Set(figures.filter(({ value, status }) => value === null && status === "c").map(({ figure }) => figure));
}
