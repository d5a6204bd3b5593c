import type { Collection } from "../collections/define-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { NATIONAL } from "../filing/keys.ts";
import type { Period } from "../periods/period.ts";
import { InputError } from "./input-error.ts";
import { knownAuthority, knownCollection, knownPeriod } from "./known.ts";

/** A return as its sender names it. */
export interface PlaceInput {
  readonly collection: string;
  readonly period: string;
  /** Code, GSS code or name; not needed where one file holds many councils. */
  readonly authority?: string | undefined;
}

/** Where a return is filed. Throws `InputError` where its collection, period or authority does not exist. */
export function placeOf(input: PlaceInput): {
  readonly place: ReturnPlace;
  readonly collection: Collection;
  readonly period: Period;
} {
  const collection = knownCollection(input.collection);
  const period = knownPeriod(collection, input.period);
  return { collection, period, place: { collection: collection.id, period: period.id, authority: authority() } };

  function authority(): string {
    if (collection.sender === "national") return NATIONAL;
    if (input.authority === undefined) {
      throw new InputError(`Each council sends its own ${collection.id} return. Say which council with --authority.`);
    }
    return knownAuthority(input.authority, period).code;
  }
}
