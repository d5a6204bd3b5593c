import type { Status } from "../collections/define-collection.ts";
import type { GeographyLevel } from "../collections/measures.ts";
import type { Nature } from "./nature-of.ts";

/** One published value. Numbers are exact decimal text, already rounded as published. */
export interface Figure {
  /** `collection/measure/basis/period/geography code/breakdown`, each part in its id form. */
  readonly figure: string;
  readonly collection: string;
  readonly measure: string;
  /** Basis id of a ratio; `all` for measures with one meaning. */
  readonly basis: string;
  readonly period: string;
  readonly level: GeographyLevel;
  /** GSS code of England and regions, slug of a council type, register code of a council. */
  readonly geographyCode: string;
  readonly geography: string;
  /** `all`, or `column=value` of a category column. */
  readonly breakdown: string;
  readonly unit: string;
  readonly value: string | null;
  readonly status: Status | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Councils that should have reported, and those whose return gave what the figure needs. */
  readonly expected: number;
  readonly responded: number;
  /** True where any return behind it says it is synthetic. */
  readonly synthetic: boolean;
  /** How many waivers of councils in the area touch what it reads. */
  readonly waivers: number;
  /** What the value is; in snapshots from before this was said, nothing. */
  readonly nature?: Nature | undefined;
  /** Version of the measure's definition and a mark that changes with its meaning: `1-3f2a90bc`. */
  readonly definition?: string | undefined;
  /** Of a rate: ISO day its base was counted on. */
  readonly baseDay?: string | null | undefined;
}
