import type { Publication } from "../make-publication.ts";

/** What charts are made from: a publication, or the same read back from a snapshot's tables. */
export type ChartSource = Pick<
  Publication,
  "collection" | "figures" | "targets" | "targetVerdicts" | "councils" | "synthetic"
>;

/** The numbers of a chart as people read them; the first column names the row. */
export interface ChartTable {
  readonly columns: readonly { readonly title: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with everything that says the same without seeing it. */
export interface Chart {
  /** Lower-case words joined by hyphens; its own within a collection. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in sentences. */
  readonly summary: readonly string[];
  /** A whole `svg` element with title and description, without scripts, styles or links. */
  readonly svg: string;
  readonly table: ChartTable;
}

/** A chart before it is drawn. */
export interface ChartPlan extends Omit<Chart, "svg"> {
  readonly drawing: Drawing;
}

/** What the drawing library is given: pixels of the whole, and marks in a coordinate system of its own. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly spec: ChartSpec;
}

/** A specification in Vega's language, which is JSON. */
export type ChartSpec = Readonly<Record<string, unknown>>;
