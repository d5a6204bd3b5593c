import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { MappingPlace } from "../filing/mapping.ts";
import type { Period } from "../periods/period.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";

/** What a council's answers about headers are asked for, or given, for: any period of the edition. */
export type MappingsOf = PlaceInput;

/**
 * Where answers are kept, with the collection as it stands in the period. Throws `InputError` where the collection,
 * period or authority does not exist.
 */
export function mappingPlace(of: MappingsOf): {
  readonly place: MappingPlace;
  readonly collection: Collection;
  readonly period: Period;
} {
  const { place, collection: known, period } = placeOf(of);
  const collection = collectionAt(known, period.id);
  const { authority } = place;
  return { place: { collection: collection.id, edition: collection.edition, authority }, collection, period };
}
