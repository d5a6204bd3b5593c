import type { Authority } from "../authorities/authority.ts";
import { authoritiesOn } from "../authorities/resolve.ts";
import { foldReturn, type ReturnStanding } from "../filing/fold-return.ts";
import { NATIONAL } from "../filing/keys.ts";
import { ALL, type LogKey } from "../filing/log-key.ts";
import { foldWindow, type Window } from "../filing/window.ts";
import { londonDay } from "../periods/london-day.ts";
import { type Period, parsePeriod } from "../periods/period.ts";
import type { Objects } from "../storage/objects.ts";
import { knownCollection } from "./known.ts";
import { listLog } from "./return-log.ts";

export interface PeriodStatus {
  readonly period: string;
  /** When returns may come in, where that has been set. */
  readonly window: Window["days"];
  readonly expected: number;
  readonly accepted: number;
  /** Sent, but nothing accepted yet: faulty, unexplained, unsigned or not checked. */
  readonly inError: readonly AuthorityStatus[];
  /** Came after the window closed: kept, and not counted. */
  readonly late: readonly AuthorityStatus[];
  readonly missing: readonly AuthorityStatus[];
  readonly returns: readonly AuthorityStatus[];
}

export interface AuthorityStatus {
  readonly code: string;
  readonly name: string;
  readonly state: ReturnStanding;
  readonly submissions: number;
  /** When the return that counts came; undefined where none does. */
  readonly at: string | undefined;
  /** Whole days after the day it was due; undefined where it was in time or none counts. */
  readonly daysLate: number | undefined;
}

const DAY = 86_400_000;

/** Who is in, late, in error and missing, a period at a time, newest first. One listing, nothing opened. */
export async function collectionStatus(data: Objects, id: string, period?: string): Promise<PeriodStatus[]> {
  const collection = knownCollection(id);
  const keys = await listLog(data, period === undefined ? { collection: id } : { collection: id, period });
  const byPeriod = Map.groupBy(keys, (key) => key.period);
  if (period !== undefined && !byPeriod.has(period)) byPeriod.set(period, []);
  return [...byPeriod]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([periodId, log]) => {
      const parsed = parsePeriod(collection.period, periodId);
      return parsed === undefined ? [] : [periodStatus(parsed, log, collection.sender)];
    });
}

function periodStatus(period: Period, log: readonly LogKey[], sender: "authority" | "national"): PeriodStatus {
  const byAuthority = Map.groupBy(log, (key) => key.authority);
  const all = byAuthority.get(ALL) ?? [];
  const senders =
    sender === "national" ? [{ code: NATIONAL, name: "All councils, one file" }] : authoritiesOn(period.end);
  const returns = senders.map((authority) => authorityStatus(authority, byAuthority.get(authority.code) ?? [], all));
  return {
    period: period.id,
    window: foldWindow(all).days,
    expected: senders.length,
    accepted: returns.filter(({ state }) => state === "accepted").length,
    inError: returns.filter(({ state }) => IN_ERROR.has(state)),
    late: returns.filter(({ state }) => state === "late"),
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

function authorityStatus(
  { code, name }: Pick<Authority, "code" | "name">,
  log: readonly LogKey[],
  all: readonly LogKey[],
): AuthorityStatus {
  const { standing, submissions, current } = foldReturn(log, all);
  const { days } = foldWindow([...all, ...log]);
  return {
    code,
    name,
    state: standing,
    submissions: submissions.length,
    at: current?.at,
    daysLate: current === undefined || days === undefined ? undefined : daysAfter(current.at, days.due),
  };
}

function daysAfter(at: string, due: string): number | undefined {
  const days = (Date.parse(londonDay(at)) - Date.parse(due)) / DAY;
  return days > 0 ? days : undefined;
}
