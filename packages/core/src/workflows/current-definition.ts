import { claims } from "../claims/claims.generated.ts";
import { series } from "../claims/series.generated.ts";
import { targets } from "../claims/targets.generated.ts";
import type { Collection } from "../collections/define-collection.ts";
import { type SnapshotDefinition, snapshotDefinition } from "../publish/snapshot-definition.ts";

/** What a snapshot of a collection is made by today. */
export function currentDefinition(collection: Collection): SnapshotDefinition {
  return snapshotDefinition({ collection, targets, claims, series });
}
