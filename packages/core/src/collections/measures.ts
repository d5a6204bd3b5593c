import type { Disclosure } from "./disclosure.ts";

/** Columns added together; a leading `-` subtracts (`["base", "-ongoing"]`). */
export type Terms = readonly string[];

/** One definition of the base a share is taken on, with the numerator that belongs to it. */
export interface Basis {
  readonly title: string;
  readonly numerator: Terms;
  readonly denominator: Terms;
  /** True where a council's numerator can be more than its base: such a share has no upper bound. */
  readonly mayExceed?: true;
}

interface MeasureBase {
  readonly title: string;
  readonly description: string;
  /** Raised by hand whenever the meaning changes. */
  readonly version: number;
  /** The levels it is given at, of those the collection publishes; all of them by default. */
  readonly levels?: readonly GeographyLevel[];
  /** The categories it is broken down by, of those the collection publishes; all its table has by default. */
  readonly by?: readonly string[];
}

/** What councils expect of the next year, and no outcome: it never decides a target. */
interface MayForecast {
  /** Id of the measure it is a forecast of, for the period a year after the one it was made in. */
  readonly forecastOf?: string;
}

/** Terms summed over councils (and over the rows of each). */
export interface SumMeasure extends MeasureBase, MayForecast {
  readonly kind: "sum";
  readonly table: string;
  readonly terms: Terms;
  readonly unit: string;
  /**
   * Id of the sum it is a part of and can never be more than: that bounds what is missing, and what is left of it is a number of
   * people to be protected.
   */
  readonly within?: string;
}

/** 100 x numerator / denominator, over councils that gave both; one figure a basis. */
export interface RatioMeasure extends MeasureBase, MayForecast {
  readonly kind: "ratio";
  readonly table: string;
  readonly bases: Readonly<Record<string, Basis>>;
}

/** 100 x the terms of some rows / the same terms of all rows, over councils that gave all of them. */
export interface ShareMeasure extends MeasureBase {
  readonly kind: "share";
  readonly table: string;
  readonly terms: Terms;
  /** The rows it is the share of: those with one of these values. It is never broken down by their column. */
  readonly part: { readonly column: string; readonly values: readonly string[] };
}

/** Terms for every so many people, over councils that gave the terms and have a population. */
export interface RateMeasure extends MeasureBase {
  readonly kind: "rate";
  readonly table: string;
  readonly terms: Terms;
  /** Id of one of the collection's populations. */
  readonly population: string;
  /** The people it is given for: `100000`. */
  readonly per: number;
}

/** How many councils have numerator / denominator above (or at and above) a share. */
export interface BandMeasure extends MeasureBase {
  readonly kind: "band";
  readonly table: string;
  readonly numerator: Terms;
  readonly denominator: Terms;
  readonly from: { readonly share: string; readonly inclusive: boolean };
}

/**
 * The value of the council that stands at a point of all councils in order, each counted once: `1/2` is the median.
 * Where the point falls between two councils, the mean of both (definition 2 of Hyndman and Fan, 1996).
 */
export interface QuantileMeasure extends MeasureBase {
  readonly kind: "quantile";
  /** Id of a sum, ratio, share or rate. */
  readonly of: string;
  readonly at: `${number}/${number}`;
}

/** The figure of another measure less its figure for an earlier period: by default the period a year before. */
export interface ChangeMeasure extends MeasureBase {
  readonly kind: "change";
  readonly of: string;
  /** The period before among those there are, or the one named, from which on all later ones are compared with it. */
  readonly on?: "period before" | { readonly period: string };
}

/** A ratio less a dated target, in percentage points, on each basis of the ratio. */
export interface TargetMeasure extends MeasureBase {
  readonly kind: "against-target";
  readonly of: string;
  readonly target: string;
}

/** What councils forecast a year before against what came of it, over the councils that gave both. */
export interface OutcomeMeasure extends MeasureBase {
  readonly kind: "forecast-outcome";
  /** Ids of sums: the forecast, and what it was a forecast of. */
  readonly forecast: string;
  readonly outcome: string;
  /** How many councils reached their own forecast; the outcome less the forecast; or 100 x outcome / forecast. */
  readonly show: "councils met" | "difference" | "percent";
}

/** How a series is carried on to a day: through the last so many periods, or by the last change. */
export type ProjectionMethod =
  | { readonly kind: "least squares"; readonly periods: number }
  | { readonly kind: "last change" };

/** Where the series of a measure up to a period would stand on a day, were it to go on. Never an outcome. */
export interface ProjectionMeasure extends MeasureBase {
  readonly kind: "projection";
  readonly of: string;
  /** The day, `2011-04-01`; only periods that end before it are carried on to it. */
  readonly to: string;
  readonly method: ProjectionMethod;
  /** Decimal text: the least and the most it can be, such as 0 and 100 for a share. */
  readonly least?: string;
  readonly most?: string;
}

/** Measures that rows answer by themselves. */
export type DirectMeasure = SumMeasure | RatioMeasure | ShareMeasure | RateMeasure | BandMeasure;
/** Measures made from the figures of one other, which `of` names. */
export type DerivedMeasure = QuantileMeasure | ChangeMeasure | TargetMeasure | ProjectionMeasure;
export type Measure = DirectMeasure | DerivedMeasure | OutcomeMeasure;
export type GeographyLevel = "england" | "region" | "council-type" | "council";

/** How figures of a collection are rounded, broken down and protected. */
export interface PublishRules {
  readonly levels: readonly GeographyLevel[];
  /** Category columns figures are also given by, one at a time, at the levels named. */
  readonly breakdowns?: readonly { readonly column: string; readonly levels: readonly GeographyLevel[] }[];
  /** Counts to the nearest this many, half away from zero. 1 keeps them. */
  readonly roundCountsTo: number;
  /** Money to the nearest this many pounds. */
  readonly roundPoundsTo: number;
  readonly percentPlaces: number;
  /** Whether percentages are worked from the figures as published or from exact values. */
  readonly percentFrom: "published" | "exact";
  /** How small numbers of people are protected, or why they need not be; needed where people are counted. */
  readonly disclosure?: Disclosure;
  readonly coverage?: CoverageRules;
}

/** How many councils a figure above a council's own needs, and what one that is missing can have at most. */
export interface CoverageRules {
  /** Below this percent of the councils expected a figure is provisional. */
  readonly provisionalBelow?: number;
  /** Below this percent it is not published. */
  readonly withheldBelow?: number;
  /** Without it there is no upper bound but of numbers of councils. */
  readonly ownMost?: OwnMost;
}

/**
 * The most a council that is missing is taken to have of a number: so many times the most it gave in any other period,
 * and never less than `atLeast`; or a percent of its population, whichever is less.
 */
export interface OwnMost {
  readonly times?: number;
  readonly atLeast?: number;
  readonly ofPopulation?: { readonly population: string; readonly percent: number };
}

/** True where rows answer the measure by themselves. */
export function isDirect(measure: Measure): measure is DirectMeasure {
  return ["sum", "ratio", "share", "rate", "band"].includes(measure.kind);
}

/** True where the measure is made from the figures of the measure it is `of`. */
export function isDerived(measure: Measure): measure is DerivedMeasure {
  return "of" in measure;
}
