import { absentMarks, absentRows } from "./absent-rows.ts";
import type { ChartSource, ChartSpec, Drawing } from "./chart.ts";
import { chartKey } from "./chart-key.ts";
import { faint, lineStyle } from "./chart-style.ts";
import type { Series } from "./over-time-chart.ts";
import { type ChartPeriod, spaced } from "./period-labels.ts";
import { absentMark, isUnsettled } from "./status-words.ts";
import { targetMarks, targetRules, targetWords } from "./target-rules.ts";
import { textMark } from "./text-mark.ts";
import { type ValueAxis, valueAxis } from "./value-axis.ts";

const box = { width: 440, left: 70, right: 18, top: 26, plot: 250 };
const plotWidth = box.width - box.left - box.right;
/** Room of a period's label, and between the first and last day and the edges. */
const LABEL = 66;
const EDGE = 24;

/** Lines over time with points told apart by shape, gaps where no value is, and targets as rules with their words. */
export function overTimeDrawing(series: readonly Series[], targets: ChartSource["targets"]): Drawing {
  const rows = series.flatMap((one, at) => valuesOf(one, at));
  const largest = Math.max(0, ...rows.map(({ value }) => Math.abs(value ?? 0)));
  const axis = valueAxis(series[0]?.unit ?? "", largest);
  const periods = uniquePeriods(series);
  const rules = targetRules(targets, periods);
  const absent = absentRows(rows.filter(({ value }) => value === null));
  const foot = 60 + absent.height;
  const entries = series.length === 1 ? [] : series.map(({ label }, at) => ({ label, style: lineStyle(at) }));
  const key = chartKey(entries, { top: box.top + box.plot + foot, width: box.width });
  const days = [...periods.map(({ day }) => day), ...rules.flatMap(({ from, to }) => [from, to])];
  const domain = [Math.min(...days), Math.max(...days)] as const;
  const least = (LABEL * (domain[1] - domain[0])) / (plotWidth - 2 * EDGE);
  const ends = rules.map(({ to, short }) => ({ day: to, short }));
  return {
    width: box.width,
    height: box.top + box.plot + foot + key.height,
    spec: {
      data: [
        { name: "values", values: rows.filter(({ value }) => value !== null).map((row) => scaled(row, axis)) },
        { name: "absent", values: absent.marks },
        { name: "absent lines", values: absent.lines },
        { name: "periods", values: spaced([...periods.toReversed(), ...ends], least) },
        { name: "rules", values: rules },
      ],
      marks: [plotGroup({ axis, domain }), ...key.marks],
    },
  };
}

interface Value {
  readonly series: number;
  /** Values that no gap parts have the same. */
  readonly stretch: string;
  readonly day: number;
  readonly value: number | null;
  readonly hollow: boolean;
  readonly mark: string;
}

function valuesOf({ points }: Series, series: number): Value[] {
  return points.map(({ figure, period }, at) => {
    const gaps = points.slice(0, at).filter((before) => before.figure.value === null).length;
    const value = figure.value === null ? null : Number(figure.value);
    const mark = absentMark(figure);
    return { series, stretch: `${series}/${gaps}`, day: period.day, value, hollow: isUnsettled(figure), mark };
  });
}

function scaled(row: Value, { divisor }: ValueAxis): object {
  const { stroke, dash, shape } = lineStyle(row.series);
  return { ...row, value: (row.value ?? 0) / divisor, stroke, dash, shape, fill: row.hollow ? "#ffffff" : stroke };
}

function uniquePeriods(series: readonly Series[]): readonly ChartPeriod[] {
  const all = new Map(series.flatMap(({ points }) => points.map(({ period }) => [period.id, period])));
  return [...all.values()].toSorted((one, other) => one.day - other.day);
}

interface Plot {
  readonly axis: ValueAxis;
  readonly domain: readonly number[];
}

function plotGroup({ axis, domain }: Plot): ChartSpec {
  const position = { x: { scale: "x", field: "day" }, y: { scale: "y", field: "value" } };
  return {
    type: "group",
    encode: {
      enter: {
        x: { value: box.left },
        y: { value: box.top },
        width: { value: plotWidth },
        height: { value: box.plot },
      },
    },
    scales: scalesOf(domain),
    axes: [{ orient: "left", scale: "y", tickCount: 5, grid: true, ticks: false, labelPadding: 6 }],
    marks: [
      textMark({ x: { value: -box.left + 4 }, y: { value: -14 }, text: { value: axis.title } }),
      ...targetMarks,
      {
        type: "group",
        from: { facet: { name: "stretch", data: "values", groupby: "stretch" } },
        marks: [
          {
            type: "line",
            from: { data: "stretch" },
            encode: {
              enter: {
                ...position,
                stroke: { field: "stroke" },
                strokeWidth: { value: 2 },
                strokeDash: { field: "dash" },
              },
            },
          },
        ],
      },
      {
        type: "symbol",
        from: { data: "values" },
        encode: {
          enter: {
            ...position,
            size: { value: 60 },
            shape: { field: "shape" },
            stroke: { field: "stroke" },
            fill: { field: "fill" },
            strokeWidth: { value: 2 },
          },
        },
      },
      ...targetWords,
      ...absentMarks,
      ...periodMarks,
    ],
  };
}

function scalesOf(domain: readonly number[]): readonly ChartSpec[] {
  return [
    { name: "x", type: "linear", domain, range: [EDGE, plotWidth - EDGE], zero: false },
    {
      name: "y",
      type: "linear",
      domain: {
        fields: [
          { data: "values", field: "value" },
          { data: "rules", field: "share" },
        ],
      },
      range: [box.plot, 0],
      zero: true,
      nice: true,
    },
  ];
}

const periodMarks: readonly ChartSpec[] = [
  {
    type: "rule",
    from: { data: "periods" },
    encode: {
      enter: {
        x: { scale: "x", field: "day" },
        y: { value: box.plot },
        y2: { value: box.plot + 6 },
        stroke: { value: faint },
      },
    },
  },
  textMark(
    {
      x: { scale: "x", field: "day" },
      y: { value: box.plot + 22 },
      text: { field: "short" },
      align: { value: "center" },
    },
    "periods",
  ),
];
