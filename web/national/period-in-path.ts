import { knownCollection, knownPeriod } from "@council-returns/core/workflows/known.ts";
import type { PageContext } from "../site.ts";

/** A period of a collection as a path names it. */
export interface NamedPeriod {
  readonly collection: string;
  readonly period: string;
  /** `Survey, 31 March 2010` */
  readonly title: string;
  /** Of its board. */
  readonly path: string;
}

/** Reads `:collection` and `:period`. Throws `InputError` where there is no such period. */
export function periodInPath(c: PageContext): NamedPeriod {
  const collection = knownCollection(c.req.param("collection") ?? "");
  const { id, label } = knownPeriod(collection, c.req.param("period") ?? "");
  return {
    collection: collection.id,
    period: id,
    title: `${collection.title}, ${label}`,
    path: `/national/${collection.id}/${id}`,
  };
}
