import type { Collection } from "../collections/define-collection.ts";
import type { Manifest } from "../publish/write/manifest.ts";

/** A collection as a snapshot was published by it: as declared, but for the rounding that was needed to protect small numbers. */
export function asWidened(collection: Collection, { disclosure }: Pick<Manifest, "disclosure">): Collection {
  // Snapshots from before this was recorded say nothing of it.
  const recorded: Manifest["disclosure"] | undefined = disclosure;
  if (recorded === null || recorded === undefined || !("widened" in recorded)) return collection;
  return { ...collection, publish: { ...collection.publish, ...recorded.widened } };
}
