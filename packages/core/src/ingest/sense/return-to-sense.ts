import type { Authority } from "../../authorities/authority.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Workbook } from "../decode/workbook.ts";
import type { WorkbookMatch } from "../match/table-match.ts";
import type { NormalisedTable } from "../normalise/normalised.ts";
import type { ReturnToValidate } from "../validate/validate-return.ts";

/** What another authority returned for the same period. */
export interface OtherReturn {
  /** Name of the authority. */
  readonly authority: string;
  readonly tables: readonly NormalisedTable[];
}

/** A return and all that is known round it. */
export interface ReturnToSense extends ReturnToValidate {
  /** Name of the file. */
  readonly file: string;
  readonly workbook: Workbook;
  readonly match: WorkbookMatch;
  /** The one it is taken to be from; null where it holds many. */
  readonly authority: Authority | null;
  /** Every collection there is. */
  readonly collections: readonly Collection[];
  readonly others?: readonly OtherReturn[] | undefined;
  /** What `validateReturn` found in it. */
  readonly validated: readonly Finding[];
  /** What else was found. */
  readonly found: readonly Finding[];
}
