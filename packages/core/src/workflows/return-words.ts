import { authoritiesOn } from "../authorities/resolve.ts";
import { findCollection } from "../collections/find-collection.ts";
import { parsePeriod } from "../periods/period.ts";

/** What people call a return's collection, period and council; an id that is not known stands for itself. */
export interface ReturnWords {
  readonly collection: string;
  readonly period: string;
  /** Null for a file with many councils, or of none that is known. */
  readonly council: string | null;
  /** Title of each table of the collection by its id. */
  readonly tables: Readonly<Record<string, string>>;
}

/** Words for the ids a return is filed under. Never throws. */
export function returnWords(ids: {
  readonly collection: string;
  readonly period: string;
  readonly authority: string | null;
}): ReturnWords {
  const collection = findCollection(ids.collection);
  const period = collection === undefined ? undefined : parsePeriod(collection.period, ids.period);
  const councils = period === undefined ? [] : authoritiesOn(period.end);
  return {
    collection: collection?.title ?? ids.collection,
    period: period?.label ?? ids.period,
    council: councils.find(({ code }) => code === ids.authority)?.name ?? ids.authority,
    tables: Object.fromEntries(Object.entries(collection?.tables ?? {}).map(([id, { title }]) => [id, title])),
  };
}
