import { authoritiesOn } from "../authorities/resolve.ts";
import { collectionAt } from "../collections/define-collection.ts";
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
  /** What a column of a table is called; its id where it is not known. */
  readonly columnTitle: (table: string, column: string) => string;
}

/** Words for the ids a return is filed under. Never throws. */
export function returnWords(ids: {
  readonly collection: string;
  readonly period: string;
  readonly authority: string | null;
}): ReturnWords {
  const collection = findCollection(ids.collection);
  const period = collection === undefined ? undefined : parsePeriod(collection.period, ids.period);
  const edition = collection && collectionAt(collection, ids.period);
  const councils = period === undefined ? [] : authoritiesOn(period.end);
  return {
    collection: collection?.title ?? ids.collection,
    period: period?.label ?? ids.period,
    council: councils.find(({ code }) => code === ids.authority)?.name ?? ids.authority,
    columnTitle: (table, column) => edition?.tables[table]?.columns[column]?.headers[0] ?? column,
    tables: Object.fromEntries(Object.entries(collection?.tables ?? {}).map(([id, { title }]) => [id, title])),
  };
}
