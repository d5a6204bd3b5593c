import type { ChangeMeasure } from "../../collections/measures.ts";
import type { Period } from "../../periods/period.ts";
import { yearBefore } from "../../periods/period.ts";

/** Id of the period a change is measured on: a year before, the one before among those there are, or the one named. */
export function comparedPeriod({ on }: ChangeMeasure, period: Period, periods: readonly Period[]): string | undefined {
  if (on === undefined) return yearBefore(period).id;
  const earlier = inOrder(periods).filter(({ end }) => end < period.end);
  if (on === "period before") return earlier.at(-1)?.id;
  return earlier.find(({ id }) => id === on.period)?.id;
}

/** Periods from the earliest to the latest. */
export function inOrder(periods: readonly Period[]): readonly Period[] {
  return periods.toSorted((one, other) => (one.end < other.end ? -1 : one.end > other.end ? 1 : 0));
}
