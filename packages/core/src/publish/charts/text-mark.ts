import type { ChartSpec } from "./chart.ts";

/** Text where `enter` says, one for each row of `data` where that is named. */
export function textMark(enter: ChartSpec, data?: string): ChartSpec {
  return { type: "text", ...(data !== undefined && { from: { data } }), encode: { enter } };
}
