import { type Period, parsePeriod } from "../../periods/period.ts";
import type { ChartSource } from "./chart.ts";

const DAY = 86_400_000;

/** A period on an axis. */
export interface ChartPeriod {
  readonly id: string;
  /** As people write it. */
  readonly label: string;
  /** The same in the room an axis has. */
  readonly short: string;
  /** Its last day, in days since 1970. */
  readonly day: number;
}

/** A period of the collection as a chart shows it. */
export function chartPeriod({ collection }: Pick<ChartSource, "collection">, id: string): ChartPeriod {
  const period = parsePeriod(collection.period, id);
  if (period === undefined) throw new RangeError(`"${id}" is not a period of ${collection.id}`);
  return { id, label: period.label, short: shortLabel(period), day: dayNumber(period.end) };
}

/** An ISO day, or the first of an ISO month, in days since 1970. */
export function dayNumber(day: string): number {
  return Date.parse(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`) / DAY;
}

/** A day with its label in the room an axis has. */
export type AxisDay = Pick<ChartPeriod, "day" | "short">;

/** Of the days to label, those that have room: the first of the list before all others, none nearer than `least` to another. */
export function spaced(days: readonly AxisDay[], least: number): readonly AxisDay[] {
  return days.reduce<readonly AxisDay[]>(
    (kept, one) => (kept.some(({ day }) => Math.abs(day - one.day) < least) ? kept : kept.concat(one)),
    [],
  );
}

/** An ISO day, or an ISO month, in the room an axis has: `Apr 2013`. */
export function shortDay(day: string): string {
  const month = parsePeriod("month", day.slice(0, 7));
  return month === undefined ? day : shortLabel(month);
}

function shortLabel({ kind, label }: Period): string {
  if (kind === "financial-year") return label;
  const [year = "", month = ""] = label.split(" ").toReversed();
  return `${month.slice(0, 3)} ${year}`;
}
