import type { Collection } from "../collections/define-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { NATIONAL } from "../filing/keys.ts";
import { ALL } from "../filing/log-key.ts";
import type { Period } from "../periods/period.ts";
import { InputError } from "./input-error.ts";
import { knownAuthority, knownCollection, knownPeriod } from "./known.ts";

/** The collection and period somebody means, and one council of it or all. */
export interface WindowFor {
  readonly collection: string;
  readonly period: string;
  /** Code, GSS code or name of the one council it is for. Left out, or `national` where one file is for all: every return. */
  readonly authority?: string | undefined;
}

/** The same, looked up. */
export interface KnownWindowFor {
  readonly collection: Collection;
  readonly period: Period;
  /** Where its entries lie in the log. */
  readonly place: ReturnPlace;
  /** What people call those it is for. */
  readonly whom: string;
}

/** Looks up what a window is for. Throws `InputError` where there is no such collection, period or council. */
export function knownWindowFor(asked: WindowFor): KnownWindowFor {
  const collection = knownCollection(asked.collection);
  const period = knownPeriod(collection, asked.period);
  const where = { collection: collection.id, period: period.id };
  const isOneFile = collection.sender === "national";
  if (asked.authority === undefined || (isOneFile && asked.authority === NATIONAL)) {
    return { collection, period, place: { ...where, authority: ALL }, whom: "every return" };
  }
  if (isOneFile) {
    throw new InputError(`${collection.id} comes as one file with all councils in it. Leave the council out.`);
  }
  const { code, name } = knownAuthority(asked.authority, period);
  return { collection, period, place: { ...where, authority: code }, whom: name };
}
