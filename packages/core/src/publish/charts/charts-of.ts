import type { ChartDeclaration } from "../../collections/charts.ts";
import { askedCharts } from "./asked-charts.ts";
import type { Chart, ChartPlan, ChartSource } from "./chart.ts";
import { drawSvg } from "./draw-svg.ts";
import { mapChart } from "./map-chart.ts";
import { overTimeChart } from "./over-time-chart.ts";
import { spreadChart } from "./spread-chart.ts";

/**
 * The charts of a collection, in the order it declares them; those of which nothing was published are left out. Made of
 * published figures alone. Equal sources give equal text.
 */
export async function chartsOf(source: ChartSource): Promise<readonly Chart[]> {
  const plans = chartPlans(source);
  return Promise.all(
    plans.map(async ({ drawing, ...plan }) => ({ ...plan, svg: await drawSvg({ ...plan, drawing }) })),
  );
}

/** The same before they are drawn. */
export function chartPlans(source: ChartSource): readonly ChartPlan[] {
  return askedCharts(source).flatMap((asked, at) => {
    const plan = planOf(source, asked);
    return plan === undefined ? [] : [{ ...plan, id: `chart-${at + 1}-${asked.kind}` }];
  });
}

function planOf(source: ChartSource, asked: ChartDeclaration): Omit<ChartPlan, "id"> | undefined {
  if (asked.kind === "over-time") return overTimeChart(source, asked);
  return asked.kind === "map" ? mapChart(source, asked) : spreadChart(source, asked);
}
