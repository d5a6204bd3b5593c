import type { SpreadChart } from "../../collections/charts.ts";
import { groupDigits } from "../../exact/group-digits.ts";
import { figureValue } from "../figure-value.ts";
import type { ChartPlan, ChartSource, ChartTable } from "./chart.ts";
import { chartMeasure, councilFigures, nationalFigures } from "./chart-series.ts";
import { councilSentences } from "./council-sentences.ts";
import { chartPeriod } from "./period-labels.ts";
import { spreadDrawing } from "./spread-drawing.ts";
import { statusWords } from "./status-words.ts";
import { type ValueBand, valueBands } from "./value-bands.ts";

/** How many councils have no value, for one reason. */
export interface AbsentCount {
  readonly status: string;
  readonly count: number;
}

/** Councils counted by bands of their values in the latest period with an answer; undefined where there is none. */
export function spreadChart(source: ChartSource, chart: SpreadChart): Omit<ChartPlan, "id"> | undefined {
  const [of] = chartMeasure(source, chart.measure, chart.basis);
  const figures = of === undefined ? [] : councilFigures(source, of);
  const [first] = figures;
  if (of === undefined || first === undefined) return undefined;
  const period = chartPeriod(source, first.period);
  const bands = valueBands(
    figures.flatMap(({ value }) => (value === null ? [] : [Number(value)])),
    of.unit === "percent" ? 100 : undefined,
  );
  const absent = countAbsent(figures);
  const national = nationalFigures(source, of).find((figure) => figure.period === period.id && isIn(bands, figure));
  const title = source.collection.measures[of.measure]?.title ?? of.label;
  return {
    title: chart.title ?? `${title}: councils by band, ${period.label}`,
    summary: [
      `${of.label}.`,
      ...fullest(bands, of.unit),
      ...councilSentences(figures),
      ...(national?.value == null ? [] : [`England: ${figureValue(national)}, marked by a line.`]),
    ],
    table: tableOf(bands, absent, of.unit),
    drawing: spreadDrawing({ bands, absent, unit: of.unit, national: national?.value ?? null }),
  };
}

/** England is marked among councils where it is like one: a share is, a sum of them all is not. */
function isIn(bands: readonly ValueBand[], { value }: { readonly value: string | null }): boolean {
  const [low, last] = [bands[0]?.low, bands.at(-1)];
  const high = last?.high;
  if (value === null || low === undefined || high === undefined) return false;
  return Number(value) >= low && (Number(value) < high || (last?.closed === true && Number(value) === high));
}

function countAbsent(figures: readonly { readonly value: string | null; readonly status: string | null }[]) {
  const absent = Map.groupBy(
    figures.filter(({ value }) => value === null),
    ({ status }) => status ?? "x",
  );
  return [...absent]
    .map(([status, those]): AbsentCount => ({ status, count: those.length }))
    .toSorted((one, other) => (one.status < other.status ? -1 : 1));
}

/** The band with the most councils, where it is one. */
function fullest(bands: readonly ValueBand[], unit: string): string[] {
  const most = Math.max(0, ...bands.map(({ count }) => count));
  const [only, ...others] = bands.filter(({ count }) => count === most);
  if (only === undefined || others.length > 0 || bands.length < 2) return [];
  return [`The fullest band is ${bandWords(only, unit)}, with ${most} councils.`];
}

function bandWords({ low, high, closed }: ValueBand, unit: string): string {
  const [from, to] = [low, high].map((value) => figureValue({ value: String(value), status: null, unit }));
  return closed === true ? `${from} to ${to}` : `${from} to under ${to}`;
}

function tableOf(bands: readonly ValueBand[], absent: readonly AbsentCount[], unit: string): ChartTable {
  return {
    columns: [
      { title: "Value", numeric: false },
      { title: "Councils", numeric: true },
    ],
    rows: [
      ...bands.map((band) => [bandWords(band, unit), groupDigits(String(band.count))]),
      ...absent.map(({ status, count }) => [`[${status}], ${statusWords(status)}`, groupDigits(String(count))]),
    ],
  };
}
