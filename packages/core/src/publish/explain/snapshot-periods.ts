import type { Collection } from "../../collections/define-collection.ts";
import type { Measure } from "../../collections/measures.ts";
import { type Period, parsePeriod, yearBefore } from "../../periods/period.ts";
import type { PlacedCouncil } from "../aggregate/areas.ts";
import { comparedPeriod, inOrder } from "../aggregate/compared-period.ts";

interface Snapshot {
  readonly collection: Collection;
  readonly councils: readonly PlacedCouncil[];
}

/** The periods a snapshot has figures for, from the earliest. */
export function snapshotPeriods({ collection, councils }: Snapshot): readonly Period[] {
  const ids = [...new Set(councils.map(({ period }) => period))];
  return inOrder(ids.flatMap((id) => parsePeriod(collection.period, id) ?? []));
}

/** Ids of the periods before its own that a measure's figure of a period is worked from, the earliest first. */
export function periodsBefore(snapshot: Snapshot, measure: Measure, period: string): readonly string[] {
  const periods = snapshotPeriods(snapshot);
  const own = periods.find(({ id }) => id === period);
  if (own === undefined) return [];
  const known = (id: string | undefined): readonly string[] =>
    periods.flatMap((one) => (one.id === id ? [one.id] : []));
  if (measure.kind === "change") return known(comparedPeriod(measure, own, periods));
  if (measure.kind === "forecast-outcome") return known(yearBefore(own).id);
  return measure.kind === "projection" ? periods.filter(({ end }) => end < own.end).map(({ id }) => id) : [];
}
