import { type DaysLeft, daysLeft } from "../calendar/days-until.ts";
import { daysBetween } from "../calendar/working-days.ts";
import type { ReturnStanding } from "../filing/fold-return.ts";
import type { WindowDays } from "../filing/window.ts";
import { londonDay } from "../periods/london-day.ts";
import { type Period, parsePeriod } from "../periods/period.ts";
import type { Objects } from "../storage/objects.ts";
import { type FoldedPeriod, type FoldedReturn, foldPeriod } from "./fold-period.ts";
import { knownCollection } from "./known.ts";
import { listLog } from "./return-log.ts";

/** The documented output of `status --json`; see docs/cli.md. */
export interface PeriodStatus {
  readonly period: string;
  /** When returns may come in; null where that has not been set. */
  readonly window: Omit<WindowDays, "reminders"> | null;
  /** From today in London; null without a window. */
  readonly daysLeft: DaysLeft | null;
  readonly expected: number;
  readonly accepted: number;
  /** Sent, but nothing accepted yet: faulty, unexplained, unsigned or not checked. */
  readonly inError: readonly AuthorityStatus[];
  /** Came after the window closed: kept, and not counted. */
  readonly late: readonly AuthorityStatus[];
  /** Accepted, and what counts came after the due day. */
  readonly afterDue: readonly AuthorityStatus[];
  readonly missing: readonly AuthorityStatus[];
  readonly returns: readonly AuthorityStatus[];
}

export interface AuthorityStatus {
  readonly code: string;
  readonly name: string;
  readonly state: ReturnStanding;
  readonly submissions: number;
  /** When the return that counts came; null where none does. */
  readonly at: string | null;
  /** Whole days after the day it was due; null where it was in time or none counts. */
  readonly daysLate: number | null;
}

interface StatusPowers {
  readonly data: Objects;
  readonly clock: () => Date;
}

/** Who is in, late, in error and missing, a period at a time, newest first. One listing, nothing opened. */
export async function collectionStatus(
  asked: { readonly collection: string; readonly period?: string | undefined },
  { data, clock }: StatusPowers,
): Promise<PeriodStatus[]> {
  const collection = knownCollection(asked.collection);
  const { id } = collection;
  const keys = await listLog(
    data,
    asked.period === undefined ? { collection: id } : { collection: id, period: asked.period },
  );
  const byPeriod = Map.groupBy(keys, (key) => key.period);
  if (asked.period !== undefined && !byPeriod.has(asked.period)) byPeriod.set(asked.period, []);
  const today = londonDay(clock().toISOString());
  return [...byPeriod]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([periodId, log]) => {
      const period = parsePeriod(collection.period, periodId);
      return period === undefined ? [] : [periodStatus(period, foldPeriod(period, log, collection.sender), today)];
    });
}

/** How one period stands: who was to send a return of it, as they were folded, on a day in London. */
export function periodStatus(period: Period, { window, returns: folded }: FoldedPeriod, today: string): PeriodStatus {
  const returns = folded.map(authorityStatus);
  return {
    period: period.id,
    window: window.days ?? null,
    daysLeft: window.days === undefined ? null : daysLeft(today, window.days),
    expected: returns.length,
    accepted: returns.filter(({ state }) => state === "accepted").length,
    inError: returns.filter(({ state }) => IN_ERROR.has(state)),
    late: returns.filter(({ state }) => state === "late"),
    afterDue: returns.filter((one) => one.daysLate !== null),
    missing: returns.filter(({ state }) => MISSING.has(state)),
    returns,
  };
}

const IN_ERROR: ReadonlySet<ReturnStanding> = new Set([
  "received",
  "rejected",
  "needs-explanation",
  "awaiting-sign-off",
]);
const MISSING: ReadonlySet<ReturnStanding> = new Set(["missing", "checked", "withdrawn"]);

function authorityStatus({ code, name, state, window }: FoldedReturn): AuthorityStatus {
  const { standing, submissions, current } = state;
  const late = current && window.days ? daysBetween(window.days.due, londonDay(current.at)) : 0;
  return {
    code,
    name,
    state: standing,
    submissions: submissions.length,
    at: current?.at ?? null,
    daysLate: late > 0 ? late : null,
  };
}
