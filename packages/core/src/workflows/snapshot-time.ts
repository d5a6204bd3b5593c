import { registry } from "../collections/registry.generated.ts";
import { latestKey } from "../filing/keys.ts";
import type { Store } from "../storage/objects.ts";

/** Ids of all collections, in the order of the registry. */
export function collectionIds(): readonly string[] {
  return registry.map(({ id }) => id);
}

/** When the latest snapshot of a collection became the latest, ISO; undefined before the first. */
export async function snapshotTime(
  collection: string,
  { store }: { readonly store: Store },
): Promise<string | undefined> {
  return (await store.data.head(latestKey(collection)))?.modified;
}
