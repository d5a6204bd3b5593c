import type { OverTimeChart } from "../../collections/charts.ts";
import { dayLabel, labelOf } from "../../periods/period.ts";
import type { Figure } from "../figure.ts";
import { figureValue } from "../figure-value.ts";
import type { ChartPlan, ChartSource, ChartTable } from "./chart.ts";
import { type ChartMeasure, chartMeasure, lowerFirst, nationalFigures } from "./chart-series.ts";
import { difference } from "./difference.ts";
import { overTimeDrawing } from "./over-time-drawing.ts";
import { type ChartPeriod, chartPeriod } from "./period-labels.ts";
import { symbolSentences } from "./status-words.ts";

/** A line of a chart: a measure, and its figure in each period. */
export interface Series extends ChartMeasure {
  readonly points: readonly { readonly period: ChartPeriod; readonly figure: Figure }[];
}

type Target = ChartSource["targets"][number];

/** England over time: a line a measure and basis, with targets; undefined where nothing was published of it. */
export function overTimeChart(source: ChartSource, chart: OverTimeChart): Omit<ChartPlan, "id"> | undefined {
  const asked = chart.measures.flatMap((id) => chartMeasure(source, id, chart.basis));
  const label = chart.measures.length === 1 && asked.length > 1 ? "base" : "label";
  const series = asked.map((of) => seriesOf(source, { ...of, label: of[label] }));
  const [first] = series;
  if (first === undefined || series.every(({ points }) => points.length === 0)) return undefined;
  const targets = source.targets.filter(
    ({ measure, bases }) => chart.measures.includes(measure) && series.some(({ basis }) => bases.includes(basis)),
  );
  return {
    title: chart.title ?? `${source.collection.measures[first.measure]?.title ?? first.label}, over time`,
    summary: [
      ...series.flatMap(courseOf),
      ...targets.map(targetSentence),
      ...verdictSentences(source, targets),
      ...symbolSentences(series.flatMap(({ points }) => points.map(({ figure }) => figure))),
    ],
    table: tableOf(series),
    drawing: overTimeDrawing(series, targets),
  };
}

function seriesOf(source: ChartSource, of: ChartMeasure): Series {
  const points = nationalFigures(source, of).map((figure) => ({ figure, period: chartPeriod(source, figure.period) }));
  return { ...of, points };
}

/** From the first value to the last, in words. */
function courseOf({ label, points }: Series): string[] {
  const shown = points.filter(({ figure }) => figure.value !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return [`${label}: no value is shown for England.`];
  const [from, to] = [first, last].map(({ figure, period }) => `${figureValue(figure)} (${period.label})`);
  if (first === last) return [`${label}: ${from}, the only period with a value.`];
  const moved = difference(first.figure, last.figure);
  const by = moved === "" ? "the same" : moved;
  return [`${label}: from ${from} to ${to}, ${by}.`];
}

function targetSentence({ share, dueOn, setOn, replacedOn }: Target): string {
  const set =
    setOn?.length === 10
      ? `, set ${dayLabel(setOn)}`
      : setOn === undefined
        ? ""
        : `, set in ${labelOf("month", setOn)}`;
  const replaced = replacedOn === undefined ? "" : `, replaced ${dayLabel(replacedOn)}`;
  return `Target: ${share}% by ${dayLabel(dueOn)}${set}${replaced}.`;
}

/** How each target stood in the last period it was judged in, on each basis, and by whatever judged it. */
function verdictSentences(source: ChartSource, targets: readonly Target[]): string[] {
  const { targetVerdicts, collection } = source;
  return targets.flatMap(({ id, bases, share, measure: of }) =>
    bases.flatMap((basis) => {
      const own = targetVerdicts.filter((one) => one.target === id && one.basis === basis);
      const last = own.at(-1)?.period;
      const measure = collection.measures[of];
      const base = measure?.kind === "ratio" ? measure.bases[basis]?.title : undefined;
      const on = base === undefined ? "" : ` (base: ${lowerFirst(base)})`;
      return own
        .filter(({ period }) => period === last)
        .map(({ period, judgedBy, value, verdict }) => {
          const by = judgedBy === "outcome" ? "" : ` by ${judgedBy}`;
          return `${chartPeriod({ collection }, period).label}, against ${share}%${on}: ${value}%${by}, ${verdict}.`;
        });
    }),
  );
}

function tableOf(series: readonly Series[]): ChartTable {
  const periods = new Map(series.flatMap(({ points }) => points.map(({ period }) => [period.id, period])));
  const columns = series.map(({ label }) => ({ title: label, numeric: true }));
  return {
    columns: [{ title: "Period", numeric: false }, ...columns, { title: "Councils", numeric: true }],
    rows: [...periods.values()]
      .toSorted((one, other) => one.day - other.day)
      .map(({ id, label }) => {
        const found = series.map(({ points }) => points.find(({ period }) => period.id === id)?.figure);
        const values = found.map((figure) => (figure === undefined ? "not asked" : shown(figure)));
        return [label, ...values, coverageOf(found)];
      }),
  };
}

function shown(figure: Figure): string {
  const nature = figure.value !== null && figure.status !== null ? ` [${figure.status}]` : "";
  return `${figureValue(figure)}${nature}`;
}

/** Of several lines the fewest that answered. */
function coverageOf(figures: readonly (Figure | undefined)[]): string {
  const [least] = figures.flatMap((one) => one ?? []).toSorted((one, other) => one.responded - other.responded);
  return least === undefined ? "" : `${least.responded} of ${least.expected}`;
}
