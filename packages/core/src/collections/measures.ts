/** Columns added together; a leading `-` subtracts (`["base", "-ongoing"]`). */
export type Terms = readonly string[];

/** One definition of the base a share is taken on, with the numerator that belongs to it. */
export interface Basis {
  readonly title: string;
  readonly numerator: Terms;
  readonly denominator: Terms;
}

interface MeasureBase {
  readonly title: string;
  readonly description: string;
  /** Raised by hand whenever the meaning changes. */
  readonly version: number;
}

/** Terms summed over councils (and over the rows of each). */
export interface SumMeasure extends MeasureBase {
  readonly kind: "sum";
  readonly table: string;
  readonly terms: Terms;
  readonly unit: string;
}

/** 100 x numerator / denominator, over councils that gave both; one figure a basis. */
export interface RatioMeasure extends MeasureBase {
  readonly kind: "ratio";
  readonly table: string;
  readonly bases: Readonly<Record<string, Basis>>;
}

/** How many councils have numerator / denominator above (or at and above) a share. */
export interface BandMeasure extends MeasureBase {
  readonly kind: "band";
  readonly table: string;
  readonly numerator: Terms;
  readonly denominator: Terms;
  readonly from: { readonly share: string; readonly inclusive: boolean };
}

/** The figure of another measure less its figure for the period a year before. */
export interface ChangeMeasure extends MeasureBase {
  readonly kind: "change";
  readonly of: string;
}

/** A ratio less a dated target, in percentage points, on each basis of the ratio. */
export interface TargetMeasure extends MeasureBase {
  readonly kind: "against-target";
  readonly of: string;
  readonly target: string;
}

export type Measure = SumMeasure | RatioMeasure | BandMeasure | ChangeMeasure | TargetMeasure;
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
  /** Counts above zero and below this are not shown, nor is their pair. */
  readonly suppressBelow?: number;
}
