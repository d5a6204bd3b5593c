import { findCollection } from "../collections/find-collection.ts";
import { dayLabel, labelOf } from "../periods/period.ts";

/** A period of a collection as people write it: `31 March 2010`; as it is where it is none. */
export function periodLabel(collection: string, period: string): string {
  const kind = findCollection(collection)?.period;
  return kind === undefined ? period : labelOf(kind, period);
}

/** A day, or a month where that is all that is known, as people write it: `26 October 2012`, `November 2010`. */
export function dateLabel(date: string): string {
  return date.length > 7 ? dayLabel(date) : labelOf("month", date);
}
