import { londonDay } from "../../periods/london-day.ts";
import { dayLabel } from "../../periods/period.ts";

/** A version that was withdrawn, as whatever came after it says so. */
export interface WithdrawnVersion {
  readonly version: string;
  /** ISO. */
  readonly at: string;
  readonly reason: string;
}

/** What of a withdrawal later versions tell, and nothing else of it. */
export function withdrawnVersion({ version, at, reason }: WithdrawnVersion): WithdrawnVersion {
  return { version, at, reason };
}

/** `1.0.1 was withdrawn on 3 June 2026: …` */
export function withdrawnWords({ version, at, reason }: WithdrawnVersion): string {
  const says = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  return `${version} was withdrawn on ${dayLabel(londonDay(at))}: ${says}`;
}
