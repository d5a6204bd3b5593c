import type { ChartSpec } from "./chart.ts";
import { lineHeight, lineStyle } from "./chart-style.ts";
import { textMark } from "./text-mark.ts";

/** A period in which a line has no value. */
export interface AbsentValue {
  readonly series: number;
  readonly day: number;
  readonly mark: string;
}

/** Where the first row stands under the foot of the plot. */
const FIRST = 44;

/** Under the periods, a row for each line with a value missing: its point, and its symbols where the values would be. */
export function absentRows(absent: readonly AbsentValue[]) {
  const series = [...new Set(absent.map((one) => one.series))].toSorted((one, other) => one - other);
  const below = (one: number): number => FIRST + series.indexOf(one) * lineHeight;
  return {
    height: series.length * lineHeight,
    marks: absent.map((one) => ({ ...one, below: below(one.series) })),
    lines: series.map((one) => ({ ...lineStyle(one), below: below(one) })),
  };
}

/** The marks of those rows, in a group whose foot is `height`. */
export const absentMarks: readonly ChartSpec[] = [
  textMark(
    {
      x: { scale: "x", field: "day" },
      y: { field: { group: "height" }, offset: { field: "below" } },
      text: { field: "mark" },
      align: { value: "center" },
    },
    "absent",
  ),
  {
    type: "symbol",
    from: { data: "absent lines" },
    encode: {
      enter: {
        x: { value: -24 },
        y: { field: { group: "height" }, offset: { signal: "datum.below - 4" } },
        shape: { field: "shape" },
        fill: { field: "stroke" },
        size: { value: 60 },
      },
    },
  },
];
