import type { EventName } from "../../packages/core/src/filing/entry.ts";
import { type LogKey, logKey, parseLogKey } from "../../packages/core/src/filing/log-key.ts";

const place = { collection: "library-loans", period: "2024-25", authority: "Z9D4Z" };

/** A log written as `event subject time`, in that order; an hour without a day is of 1 January. */
export function logOf(...said: readonly (readonly [EventName, string, string])[]): LogKey[] {
  return said.map(([event, subject, at], index) => {
    const key = parseLogKey(logKey(place, index + 1, { event, subject, at: `${at}T12:00:00.000Z` }));
    if (key === undefined) throw new Error(`${event} ${subject} ${at} makes no log key`);
    return key;
  });
}
