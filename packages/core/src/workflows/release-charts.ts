import type { Chart, ChartPlan } from "../publish/charts/chart.ts";
import { chartPlans } from "../publish/charts/charts-of.ts";
import { drawSvg } from "../publish/charts/draw-svg.ts";
import type { Release } from "./read-release.ts";

export type { Chart, ChartPlan };

/** The charts of a release with their words and tables, before they are drawn. */
export function releaseCharts({ definition, figures, manifest, ...release }: Release): readonly ChartPlan[] {
  const { collection, targets } = definition;
  const { targetVerdicts, councils } = release;
  const all = [...figures.values()];
  return chartPlans({ collection, targets, targetVerdicts, councils, figures: all, synthetic: manifest.synthetic });
}

/** A chart as an `svg` element: a file of its own. */
export async function drawChart({ id, title, summary, drawing }: ChartPlan): Promise<string> {
  return drawSvg({ id, title, summary, drawing });
}
