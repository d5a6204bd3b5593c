import type { PastReturn } from "../calendar/past-lateness.ts";
import { daysBetween } from "../calendar/working-days.ts";
import type { Collection } from "../collections/define-collection.ts";
import type { LogKey } from "../filing/log-key.ts";
import { londonDay } from "../periods/london-day.ts";
import { type Period, parsePeriod } from "../periods/period.ts";
import { type FoldedReturn, foldPeriod } from "./fold-period.ts";

export interface PastInput {
  readonly collection: Collection;
  /** Only earlier ones are looked at. */
  readonly period: Period;
  /** ISO day: a period that is not due yet is no past. */
  readonly today: string;
  /** The log of the whole collection. */
  readonly log: readonly LogKey[];
}

/**
 * How a sender's returns of earlier periods came in: those that had a due day and in which there was the very same
 * council. A code that went on to another council carries no past with it.
 */
export function pastReturns(
  input: PastInput,
): (one: Pick<FoldedReturn, "code" | "authority">) => readonly PastReturn[] {
  const past = Map.groupBy(earlierReturns(input), senderOf);
  return (one) => (past.get(senderOf(one)) ?? []).map(({ due, state }) => ({ daysLate: daysLate(state, due) }));
}

interface EarlierReturn extends FoldedReturn {
  readonly due: string;
}

function earlierReturns({ collection, period, today, log }: PastInput): EarlierReturn[] {
  return [...Map.groupBy(log, (key) => key.period)].flatMap(([id, keys]) => {
    const past = parsePeriod(collection.period, id);
    if (past === undefined || past.end >= period.end) return [];
    const { window, returns } = foldPeriod(past, keys, collection.sender);
    const due = window.days?.due;
    return due === undefined || due >= today ? [] : returns.map((one) => ({ ...one, due }));
  });
}

/** The council itself, not its code; one sender where a file holds all councils. */
function senderOf({ code, authority }: Pick<FoldedReturn, "code" | "authority">): unknown {
  return authority ?? code;
}

/**
 * From the first file that was accepted: a correction sent later makes nobody late. Where none counts, from a file that
 * came too late to.
 */
function daysLate({ current, superseded, submissions, newest }: FoldedReturn["state"], due: string): number | null {
  const counted = new Set(current === undefined ? [] : [current.submission, ...superseded]);
  const first = submissions.find(({ submission }) => counted.has(submission)) ?? late(newest);
  return first === undefined ? null : Math.max(0, daysBetween(due, londonDay(first.at)));
}

function late(newest: FoldedReturn["state"]["newest"]): FoldedReturn["state"]["newest"] {
  return newest?.standing === "late" ? newest : undefined;
}
