/**
 * A chart a collection asks for, of figures it publishes for everyone together. Without a title it has that of its
 * (first) measure. A measure with bases is drawn on each, or on the one named.
 */
export type ChartDeclaration = OverTimeChart | MapChart | SpreadChart;

/** England in every period, a line a measure and basis, with the targets the measures are held against. */
export interface OverTimeChart {
  readonly kind: "over-time";
  readonly measures: readonly string[];
  readonly basis?: string;
  readonly title?: string;
}

/** Councils on a map of hexagons in the latest period. */
export interface MapChart {
  readonly kind: "map";
  readonly measure: string;
  readonly basis?: string;
  readonly title?: string;
}

/** How many councils lie in each band of values in the latest period. */
export interface SpreadChart {
  readonly kind: "spread";
  readonly measure: string;
  readonly basis?: string;
  readonly title?: string;
}

/** Ids of the measures a chart shows. */
export function chartMeasures(chart: ChartDeclaration): readonly string[] {
  return chart.kind === "over-time" ? chart.measures : [chart.measure];
}
