import type { Claim } from "../claims/claim.ts";
import type { SeriesPoint } from "../claims/series-point.ts";
import type { Target } from "../claims/target.ts";
import type { Collection } from "../collections/define-collection.ts";
import { jsonBytes } from "./write/canonical-json.ts";

/** What a snapshot was made by, besides the register: a collection as it was declared then, and what it is held against. */
export interface SnapshotDefinition {
  readonly collection: Collection;
  readonly targets: readonly Target[];
  readonly claims: readonly Claim[];
  readonly series: readonly SeriesPoint[];
}

export const definitionFormat = "council-returns/definition/1";

/** A collection's definition with the targets and claims that are about it, of all there are. */
export function snapshotDefinition({ collection, targets, claims, series }: SnapshotDefinition): SnapshotDefinition {
  const own = ({ collection: id }: { readonly collection: string }): boolean => id === collection.id;
  return { collection, targets: targets.filter(own), claims: claims.filter(own), series };
}

/** A definition as the file `definition.json`: the snapshot can be worked out by it again when the code has moved on. */
export function definitionBytes({ collection, targets, claims, series }: SnapshotDefinition): Uint8Array {
  return jsonBytes({ format: definitionFormat, collection, targets, claims, series });
}

/** Reads `definition.json`. Throws where it is something else. */
export function parseDefinition(bytes: Uint8Array): SnapshotDefinition {
  const { format: found, ...definition } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (found !== definitionFormat)
    throw new TypeError(`Cannot read definition.json: its format is "${found}", not "${definitionFormat}"`);
  return definition;
}
