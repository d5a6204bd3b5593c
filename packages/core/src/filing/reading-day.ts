import { londonDay } from "../periods/london-day.ts";
import type { Arrival } from "./entry.ts";

/** The day, of London, whose waivers a file is read under: that it came on, or was last read again on. */
export function readingDay({ at, recheck }: Pick<Arrival, "at" | "recheck">): string {
  return londonDay(recheck?.at ?? at);
}
