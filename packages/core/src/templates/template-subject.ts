import type { Authority } from "../authorities/authority.ts";
import type { Collection } from "../collections/define-collection.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";
import type { Period } from "../periods/period.ts";

/** A collection as it stands in a period, from `collectionAt`. */
export type CollectionInForce = Collection & { readonly edition: string };

/** What was returned for an earlier period, in the questions of that period. */
export interface PreviousAnswers {
  readonly collection: CollectionInForce;
  readonly period: Period;
  readonly tables: readonly NormalisedTable[];
}

/** What a template is made for. */
export interface TemplateSubject {
  readonly collection: CollectionInForce;
  readonly period: Period;
  /** Left out, the council's name is left to fill in. */
  readonly authority?: Authority | undefined;
  /** Left out, there are no sheets with it. */
  readonly previous?: PreviousAnswers | undefined;
}
