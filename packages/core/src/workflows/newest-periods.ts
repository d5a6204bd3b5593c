import { ALL, type LogKey } from "../filing/log-key.ts";
import { londonDay } from "../periods/london-day.ts";
import { parsePeriod } from "../periods/period.ts";
import type { Objects } from "../storage/objects.ts";
import { type PeriodStatus, periodStatus } from "./collection-status.ts";
import { foldPeriod } from "./fold-period.ts";
import { knownCollection } from "./known.ts";
import { loggedPeriods } from "./logged-periods.ts";
import { listLog } from "./return-log.ts";

/** Periods that are looked at together: a year of months. */
export const PERIODS_AT_ONCE = 12;

export interface NewestAsked {
  readonly collection: string;
  /** Only periods before this one; need not be one there is. */
  readonly before?: string | undefined;
  /** Periods at most; `PERIODS_AT_ONCE` where left out. */
  readonly most?: number | undefined;
  /** Only this sender's return of each. */
  readonly authority?: string | undefined;
}

export interface NewestPeriods {
  /** Newest first. Of one sender, periods that it has no return to send for have no returns. */
  readonly periods: readonly PeriodStatus[];
  /** What to ask for with `before` to get those that follow; null where there are none. */
  readonly earlier: string | null;
}

/**
 * How the newest periods of a collection stand. Only their logs are listed, and of those only one sender's where it is
 * named, however long the collection has been running. Throws `InputError` for an unknown collection.
 */
export async function newestPeriods(
  { collection: id, before, most = PERIODS_AT_ONCE, authority }: NewestAsked,
  { data, clock }: { readonly data: Objects; readonly clock: () => Date },
): Promise<NewestPeriods> {
  const { period: kind, sender } = knownCollection(id);
  const today = londonDay(clock().toISOString());
  const all = (await loggedPeriods(data, id)).flatMap((one) => parsePeriod(kind, one) ?? []);
  const fitting = all.filter((one) => before === undefined || one.id < before);
  const page = fitting.slice(0, most);
  const periods = page.map(async (period) => {
    const log = await periodLog(data, { collection: id, period: period.id, authority });
    return periodStatus(period, foldPeriod(period, log, sender, authority), today);
  });
  return {
    periods: await Promise.all(periods),
    earlier: fitting.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

interface LogPlace {
  readonly collection: string;
  readonly period: string;
  readonly authority: string | undefined;
}

async function periodLog(data: Objects, { authority, ...place }: LogPlace): Promise<readonly LogKey[]> {
  if (authority === undefined) return listLog(data, place);
  const parts = [authority, ALL].map((one) => listLog(data, { ...place, authority: one }));
  return (await Promise.all(parts)).flat();
}
