import type { ChartSpec, Drawing } from "./chart.ts";
import { ink, paper, steps } from "./chart-style.ts";
import type { AbsentCount } from "./spread-chart.ts";
import { shortNumber, valueAxis } from "./value-axis.ts";
import type { ValueBand } from "./value-bands.ts";

const box = { width: 440, left: 24, right: 24, top: 44, plot: 220, foot: 58 };
/** Room for a bar of councils without a value, and between those and the bands. */
const ABSENT = 36;
const GAP = 20;

interface Spread {
  readonly bands: readonly ValueBand[];
  readonly absent: readonly AbsentCount[];
  readonly unit: string;
  readonly national: string | null;
}

/** A bar a band with its number on it; councils without a value in bars of their own, outlined, at the right. */
export function spreadDrawing({ bands, absent, unit, national }: Spread): Drawing {
  const aside = absent.length === 0 ? 0 : GAP + absent.length * ABSENT;
  const room = box.width - box.left - box.right - aside;
  const width = room / Math.max(1, bands.length);
  const most = Math.max(1, ...[...bands, ...absent].map(({ count }) => count));
  const [low, high] = [bands[0]?.low ?? 0, bands.at(-1)?.high ?? 1];
  const bars = [
    ...bands.map(({ count }, at) =>
      bar({ x: box.left + at * width + 1, width: width - 2, count, absent: false, mark: "" }),
    ),
    ...absent.map(({ status, count }, at) =>
      bar({ x: box.left + room + GAP + at * ABSENT, width: ABSENT - 4, count, absent: true, mark: `[${status}]` }),
    ),
  ];
  const { title } = valueAxis(unit, 0);
  const place = (value: number): number => box.left + ((value - low) / (high - low)) * room;
  const limits = [...bands.map((band) => band.low), high].filter((_, at) => bands.length < 7 || at % 2 === 0);
  const label = { low: box.left, high: box.left + room };
  return {
    width: box.width,
    height: box.top + box.plot + box.foot,
    spec: {
      data: [
        { name: "bars", values: bars },
        {
          name: "limits",
          values: bands.length === 0 ? [] : limits.map((value) => ({ x: place(value), text: shortNumber(value) })),
        },
        { name: "national", values: national === null ? [] : [nationalMark(place(Number(national)), label)] },
      ],
      scales: [{ name: "y", type: "linear", domain: [0, most], range: [box.top + box.plot, box.top], zero: true }],
      marks: [
        ...barMarks,
        ...limitMarks,
        ...nationalMarks,
        words(box.left, box.top + box.plot + 44, title),
        words(box.left, 16, "Councils"),
      ],
    },
  };
}

interface Bar {
  readonly x: number;
  readonly width: number;
  readonly count: number;
  readonly absent: boolean;
  readonly mark: string;
}

function bar({ absent, ...given }: Bar) {
  return { ...given, fill: absent ? paper : (steps[3]?.fill ?? ink), dash: absent ? [3, 3] : [] };
}

/** The words stand on the side of the line where there is more room. */
function nationalMark(x: number, { low, high }: { readonly low: number; readonly high: number }) {
  const left = x > (low + high) / 2;
  return { x, text: "England", align: left ? "right" : "left", textX: x + (left ? -6 : 6) };
}

function words(x: number, y: number, text: string): ChartSpec {
  return { type: "text", encode: { enter: { x: { value: x }, y: { value: y }, text: { value: text } } } };
}

const barMarks: readonly ChartSpec[] = [
  {
    type: "rect",
    from: { data: "bars" },
    encode: {
      enter: {
        x: { field: "x" },
        width: { field: "width" },
        y: { scale: "y", field: "count" },
        y2: { scale: "y", value: 0 },
        fill: { field: "fill" },
        stroke: { value: ink },
        strokeDash: { field: "dash" },
      },
    },
  },
  {
    type: "text",
    from: { data: "bars" },
    encode: {
      enter: {
        x: { signal: "datum.x + datum.width / 2" },
        y: { scale: "y", field: "count", offset: -5 },
        text: { field: "count" },
        align: { value: "center" },
      },
    },
  },
  {
    type: "text",
    from: { data: "bars" },
    encode: {
      enter: {
        x: { signal: "datum.x + datum.width / 2" },
        y: { value: box.top + box.plot + 20 },
        text: { field: "mark" },
        align: { value: "center" },
      },
    },
  },
];

const limitMarks: readonly ChartSpec[] = [
  {
    type: "rule",
    from: { data: "limits" },
    encode: {
      enter: {
        x: { field: "x" },
        y: { value: box.top + box.plot },
        y2: { value: box.top + box.plot + 6 },
        stroke: { value: ink },
      },
    },
  },
  {
    type: "text",
    from: { data: "limits" },
    encode: {
      enter: {
        x: { field: "x" },
        y: { value: box.top + box.plot + 22 },
        text: { field: "text" },
        align: { value: "center" },
      },
    },
  },
];

const nationalMarks: readonly ChartSpec[] = [
  {
    type: "rule",
    from: { data: "national" },
    encode: {
      enter: {
        x: { field: "x" },
        y: { value: box.top - 20 },
        y2: { value: box.top + box.plot },
        stroke: { value: ink },
        strokeWidth: { value: 2 },
        strokeDash: { value: [5, 3] },
      },
    },
  },
  {
    type: "text",
    from: { data: "national" },
    encode: {
      enter: {
        x: { field: "textX" },
        y: { value: box.top - 12 },
        text: { field: "text" },
        align: { field: "align" },
      },
    },
  },
];
