import { type Collection, collectionAt } from "../collections/define-collection.ts";
import { NATIONAL } from "../filing/keys.ts";
import type { MappingPlace } from "../filing/mapping.ts";
import type { Period } from "../periods/period.ts";
import { InputError } from "./input-error.ts";
import { knownAuthority, knownCollection, knownPeriod } from "./known.ts";

/** What a council's answers about headers are asked for, or given, for. */
export interface MappingsOf {
  readonly collection: string;
  /** Any period of the edition. */
  readonly period: string;
  /** Code, GSS code or name; not needed where one file holds many councils. */
  readonly authority?: string | undefined;
}

/**
 * Where answers are kept, with the collection as it stands in the period. Throws `InputError` where the collection,
 * period or authority does not exist.
 */
export function mappingPlace(of: MappingsOf): {
  readonly place: MappingPlace;
  readonly collection: Collection;
  readonly period: Period;
} {
  const known = knownCollection(of.collection);
  const period = knownPeriod(known, of.period);
  const collection = collectionAt(known, period.id);
  const place = {
    collection: collection.id,
    edition: collection.edition,
    authority: authorityOf(collection, of, period),
  };
  return { place, collection, period };
}

function authorityOf({ id, sender }: Collection, { authority }: MappingsOf, period: Period): string {
  if (sender === "national") return NATIONAL;
  if (authority === undefined) {
    throw new InputError(`Each council sends its own ${id} return. Say which council with --authority.`);
  }
  return knownAuthority(authority, period).code;
}
