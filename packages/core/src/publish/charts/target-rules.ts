import { dayLabel } from "../../periods/period.ts";
import type { ChartSource, ChartSpec } from "./chart.ts";
import { ink, paper } from "./chart-style.ts";
import { type ChartPeriod, dayNumber, shortDay } from "./period-labels.ts";

/** A target as it is drawn: a rule from the day it was set to the day it fell due or was replaced. */
export interface TargetRule {
  readonly share: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Where the words stand, and which of their ends. */
  readonly at: number;
  readonly align: "left" | "right";
  /** Its last day in the room an axis has. */
  readonly short: string;
}

/** A target without a day on which it was set starts with the first period. */
export function targetRules(
  targets: ChartSource["targets"],
  periods: readonly Pick<ChartPeriod, "day">[],
): readonly TargetRule[] {
  const start = Math.min(...periods.map(({ day }) => day));
  const ends = targets.map(({ dueOn, replacedOn }) => dayNumber(replacedOn ?? dueOn));
  const middle = (start + Math.max(start, ...periods.map(({ day }) => day), ...ends)) / 2;
  return targets.map(({ share, setOn, dueOn, replacedOn }) => {
    const end = replacedOn ?? dueOn;
    const to = dayNumber(end);
    const fate = replacedOn === undefined ? `due ${dayLabel(dueOn)}` : `replaced ${dayLabel(replacedOn)}`;
    const from = setOn === undefined ? start : dayNumber(setOn);
    return {
      share: Number(share),
      from: Math.min(from, to),
      to,
      label: `Target ${share}%, ${fate}`,
      ...(to <= middle ? { at: Math.min(from, to), align: "left" } : { at: to, align: "right" }),
      short: shortDay(end),
    };
  });
}

/** The rules themselves. */
export const targetMarks: readonly ChartSpec[] = [
  {
    type: "rule",
    from: { data: "rules" },
    encode: {
      enter: {
        x: { scale: "x", field: "from" },
        x2: { scale: "x", field: "to" },
        y: { scale: "y", field: "share" },
        stroke: { value: ink },
        strokeWidth: { value: 4 },
      },
    },
  },
];

/** Their words above, on white where a line runs under them. */
export const targetWords: readonly ChartSpec[] = [{ stroke: { value: paper }, strokeWidth: { value: 4 } }, {}].map(
  (under) => ({
    type: "text",
    from: { data: "rules" },
    encode: {
      enter: {
        x: { scale: "x", field: "at" },
        y: { scale: "y", field: "share", offset: -8 },
        text: { field: "label" },
        align: { field: "align" },
        ...under,
      },
    },
  }),
);
