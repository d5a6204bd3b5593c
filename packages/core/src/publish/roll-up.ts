import type { Collection } from "../collections/define-collection.ts";
import type { RollUpEngine } from "../storage/tables.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import type { PublishedReturn } from "./published-return.ts";

/** The returns that count, and the councils they are placed by. */
export interface RowsAsked {
  readonly collection: Collection;
  readonly returns: readonly PublishedReturn[];
  readonly councils: readonly PlacedCouncil[];
}

/** Opens an engine over the rows of one period where they lie; undefined where they are better rolled up here. */
export type OpenRollUp = (rows: RowsAsked & { readonly period: string }) => Promise<RollUpEngine> | undefined;
