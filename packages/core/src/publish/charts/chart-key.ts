import type { ChartSpec } from "./chart.ts";
import { type LineStyle, lineHeight, linesWithin } from "./chart-style.ts";

interface KeyEntry {
  readonly label: string;
  readonly style: LineStyle;
}

const SAMPLE = 44;

/** What each line is, under a chart: a piece of the line with its point, and its words wrapped. */
export function chartKey(
  entries: readonly KeyEntry[],
  { top, width }: { readonly top: number; readonly width: number },
): { readonly marks: readonly ChartSpec[]; readonly height: number } {
  const wrapped = entries.map(({ label }) => linesWithin(label, width - SAMPLE - 20));
  const heights = wrapped.map((lines) => lines.length * lineHeight + 6);
  const marks = entries.flatMap(({ style }, at) => {
    const y = top + heights.slice(0, at).reduce((sum, height) => sum + height, 0);
    return entryMarks(style, wrapped[at] ?? [], y);
  });
  return { marks, height: heights.reduce((sum, height) => sum + height, 0) };
}

function entryMarks({ stroke, dash, shape }: LineStyle, lines: readonly string[], y: number): readonly ChartSpec[] {
  const enter = (values: Readonly<Record<string, unknown>>): ChartSpec => ({
    enter: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
  });
  return [
    {
      type: "rule",
      encode: enter({ x: 6, x2: SAMPLE, y, y2: y, stroke, strokeWidth: 2, strokeDash: dash }),
    },
    {
      type: "symbol",
      encode: enter({ x: 6 + (SAMPLE - 6) / 2, y, shape, fill: stroke, stroke, strokeWidth: 2, size: 60 }),
    },
    {
      type: "text",
      encode: enter({ x: SAMPLE + 8, y: y + 4, text: lines, lineHeight }),
    },
  ];
}
