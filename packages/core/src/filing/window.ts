import { compareTexts } from "../exact/compare-texts.ts";
import { londonDay } from "../periods/london-day.ts";
import type { LogKey } from "./log-key.ts";

/** When a period's returns may come in. Days are of London, both ends included. */
export interface WindowDays {
  readonly opens: string;
  readonly due: string;
  readonly closes: string;
  /** Days on which those who have not sent are reminded. */
  readonly reminders: readonly string[];
}

/** When returns count that came after the window closed: from a reopening until it was closed again. */
export interface Reopening {
  readonly from: string;
  /** Where it was closed again. */
  readonly until?: string;
}

/** Without days everything is in time. */
export interface Window {
  readonly days?: Omit<WindowDays, "reminders">;
  readonly reopenings: readonly Reopening[];
}

/** How a window's days stand in the key of the entry that sets it. */
export function windowSubject({ opens, due, closes }: WindowDays): string {
  return [opens, due, closes].map((day) => day.replaceAll("-", "")).join(".");
}

/**
 * The window that a log comes to: the last one set, and each reopening. Entries may be of the
 * whole period and of one authority together, in any order.
 */
export function foldWindow(log: readonly LogKey[]): Window {
  const last = log
    .filter(({ event }) => event === "window")
    .toSorted(byTime)
    .at(-1);
  const ends = log.filter(({ event }) => event === "closed").map(({ at }) => at);
  const reopenings = log
    .filter(({ event }) => event === "reopened")
    .toSorted(byTime)
    .map(({ at: from }) => {
      const until = ends.filter((end) => end > from).toSorted()[0];
      return until === undefined ? { from } : { from, until };
    });
  const days = last === undefined ? undefined : daysOf(last.subject);
  return days === undefined ? { reopenings } : { days, reopenings };
}

/**
 * True where an arrival counts: not after the window closed, or a reopening lets it. What came
 * late before a reopening counts too: it was kept for that.
 */
export function isInTime(at: string, { days, reopenings }: Window): boolean {
  if (days === undefined || londonDay(at) <= days.closes) return true;
  return reopenings.some(({ until }) => until === undefined || at <= until);
}

function daysOf(subject: string): Window["days"] {
  const [opens, due, closes] = subject.split(".").map((day) => day.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"));
  return opens && due && closes ? { opens, due, closes } : undefined;
}

/** In order of time; two of one instant by their place in the log, then by what they say. */
export function byTime(one: LogKey, other: LogKey): number {
  return compareTexts(one.at, other.at) || one.n - other.n || compareTexts(one.subject, other.subject);
}
