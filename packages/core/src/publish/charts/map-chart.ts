import { mapCells } from "../../authorities/map-cells.generated.ts";
import type { MapChart } from "../../collections/charts.ts";
import { parsePeriod } from "../../periods/period.ts";
import type { Figure } from "../figure.ts";
import { figureValue } from "../figure-value.ts";
import type { ChartPlan, ChartSource } from "./chart.ts";
import { type ChartMeasure, chartMeasure, councilFigures } from "./chart-series.ts";
import { councilSentences } from "./council-sentences.ts";
import { councilTable } from "./council-table.ts";
import { mapDrawing, type PlacedFigure } from "./map-drawing.ts";
import { chartPeriod } from "./period-labels.ts";

/** Councils on the map of hexagons in the latest period with an answer; undefined where there is none. */
export function mapChart(source: ChartSource, chart: MapChart): Omit<ChartPlan, "id"> | undefined {
  const [of] = chartMeasure(source, chart.measure, chart.basis);
  const figures = of === undefined ? [] : councilFigures(source, of);
  const [first] = figures;
  if (of === undefined || first === undefined) return undefined;
  const period = chartPeriod(source, first.period);
  const classes = "Each hexagon is a council, about where it lies; the darker, the higher its value.";
  return {
    title: chart.title ?? `${titleOf(source, of)}: councils on a map, ${period.label}`,
    summary: [`${of.label}.`, classes, ...councilSentences(figures)],
    table: councilTable(figures, source.councils),
    drawing: mapDrawing(placedFigures(source, figures), (value) => figureValue({ value, status: null, unit: of.unit })),
  };
}

/** Title of a measure without its base. */
function titleOf({ collection }: ChartSource, { measure, label }: ChartMeasure): string {
  return collection.measures[measure]?.title ?? label;
}

/** Each council that has a cell on the map of that day; the cell of a code that went on to another council is another. */
function placedFigures({ collection }: ChartSource, figures: readonly Figure[]): readonly PlacedFigure[] {
  const cells = Map.groupBy(mapCells, ({ code }) => code);
  return figures.flatMap((figure) => {
    const end = parsePeriod(collection.period, figure.period)?.end ?? "";
    const [cell] = (cells.get(figure.geographyCode) ?? [])
      .filter(({ to }) => to === "" || to >= end)
      .toSorted((one, other) => ((one.to || "9999") < (other.to || "9999") ? -1 : 1));
    return cell === undefined ? [] : [{ figure, cell }];
  });
}
