import type { Authority } from "../authorities/authority.ts";
import { authoritiesOn } from "../authorities/resolve.ts";
import { stateByEvents } from "../filing/fold-return.ts";
import type { LogKey } from "../filing/keys.ts";
import { NATIONAL } from "../filing/keys.ts";
import { type Period, parsePeriod } from "../periods/period.ts";
import type { Objects } from "../storage/objects.ts";
import { knownCollection } from "./known.ts";
import { listLog } from "./return-log.ts";

export interface PeriodStatus {
  readonly period: string;
  readonly expected: number;
  readonly accepted: number;
  /** Sent, but nothing accepted yet. */
  readonly inError: readonly AuthorityStatus[];
  readonly missing: readonly AuthorityStatus[];
  readonly returns: readonly AuthorityStatus[];
}

export interface AuthorityStatus {
  readonly code: string;
  readonly name: string;
  readonly state: "accepted" | "rejected" | "received" | "checked" | "missing";
  readonly submissions: number;
}

/** Who is in, in error and missing, a period at a time, newest first. One listing, nothing opened. */
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
  const senders =
    sender === "national" ? [{ code: NATIONAL, name: "All councils, one file" }] : authoritiesOn(period.end);
  const returns = senders.map((authority) => authorityStatus(authority, byAuthority.get(authority.code) ?? []));
  return {
    period: period.id,
    expected: senders.length,
    accepted: returns.filter(({ state }) => state === "accepted").length,
    inError: returns.filter(({ state }) => state === "rejected" || state === "received"),
    missing: returns.filter(({ state }) => state === "missing" || state === "checked"),
    returns,
  };
}

function authorityStatus({ code, name }: Pick<Authority, "code" | "name">, log: readonly LogKey[]): AuthorityStatus {
  const submissions = new Set(log.map(({ submission }) => submission)).size;
  const state = log.length === 0 ? "missing" : stateByEvents(log.map(({ event }) => event));
  return { code, name, state, submissions };
}
