import { type ChaseMessage, chaseMessage, type QuotedReceipt } from "../calendar/chase-message.ts";
import { type ChaseNeed, chaseNeed } from "../calendar/chase-need.ts";
import { type DaysLeft, daysLeft } from "../calendar/days-until.ts";
import { type PastLateness, pastLateness } from "../calendar/past-lateness.ts";
import type { ReturnStanding } from "../filing/fold-return.ts";
import type { WindowDays } from "../filing/window.ts";
import { londonDay } from "../periods/london-day.ts";
import type { Objects } from "../storage/objects.ts";
import { type FoldedReturn, foldPeriod } from "./fold-period.ts";
import { pastReturns } from "./past-returns.ts";
import { quotedReceipt } from "./quoted-receipt.ts";
import { isReopened } from "./reopen-window.ts";
import { listLog } from "./return-log.ts";
import { lastWindow, readWindow } from "./set-window.ts";
import { type KnownWindowFor, knownWindowFor, type WindowFor } from "./window-place.ts";

export interface ChaseInput extends Omit<WindowFor, "authority"> {
  /** Address of the page where returns are sent, for the messages. */
  readonly site?: string | undefined;
}

/** The documented output of `chase --json`; see docs/cli.md. */
export interface ChaseList {
  readonly collection: string;
  readonly period: string;
  /** Day in London. */
  readonly today: string;
  readonly window: WindowDays | null;
  readonly daysLeft: DaysLeft | null;
  /** True on a day that the window names for reminders. */
  readonly remindToday: boolean;
  readonly expected: number;
  readonly accepted: number;
  /** Everyone whose return does not count yet; the likely late first, those who need do nothing last. */
  readonly toChase: readonly Chased[];
}

export interface Chased {
  readonly code: string;
  readonly name: string;
  readonly state: ReturnStanding;
  readonly needs: ChaseNeed;
  /** True where a return counts although the window has closed. */
  readonly reopened: boolean;
  readonly past: PastLateness;
  /** Of the file that came last; null where none did. */
  readonly receipt: QuotedReceipt | null;
  /** Null where nothing is needed of them. */
  readonly message: ChaseMessage | null;
}

export interface ChasePowers {
  readonly data: Objects;
  readonly clock: () => Date;
}

/**
 * Who is to be chased for a period, with a message for each. One listing of the whole collection; opened are the window
 * that is set and the receipts that are quoted, no others.
 */
export async function chaseList(input: ChaseInput, { data, clock }: ChasePowers): Promise<ChaseList> {
  const asked = knownWindowFor({ collection: input.collection, period: input.period });
  const { collection, period } = asked;
  const today = londonDay(clock().toISOString());
  const log = await listLog(data, { collection: collection.id });
  const own = log.filter((key) => key.period === period.id);
  const set = lastWindow(own);
  const window = set === undefined ? null : await readWindow(data, set);
  const { returns } = foldPeriod(period, own, collection.sender);
  const when = { today, window, daysLeft: window === null ? null : daysLeft(today, window) };
  const found: Found = { ...asked, when, pastOf: pastReturns({ collection, period, today, log }) };
  const chased = await Promise.all(returns.map((one) => chase(one, found, { data, site: input.site })));
  const toChase = chased.flat().toSorted(likelyLateFirst);
  return {
    collection: collection.id,
    period: period.id,
    ...when,
    remindToday: window?.reminders.includes(today) ?? false,
    expected: returns.length,
    accepted: returns.length - toChase.length,
    toChase,
  };
}

interface Found extends Pick<KnownWindowFor, "collection" | "period"> {
  readonly when: Pick<ChaseList, "today" | "window" | "daysLeft">;
  readonly pastOf: ReturnType<typeof pastReturns>;
}

/** One council to chase, or none. */
async function chase(
  one: FoldedReturn,
  { collection, period, when, pastOf }: Found,
  { data, site }: Pick<ChasePowers, "data"> & Pick<ChaseInput, "site">,
): Promise<Chased[]> {
  const { code, name, authority, state } = one;
  const needs = chaseNeed(state.standing);
  if (needs === undefined) return [];
  const place = { collection: collection.id, period: period.id, authority: code };
  const quotes = needs !== "send" && needs !== "wait" && state.newest !== undefined;
  const receipt = quotes ? await quotedReceipt(data, place, state.newest.submission) : null;
  const who = { code, state: state.standing, reopened: isReopened(one.window), receipt };
  const facts = { ...who, ...when, collection, period, council: authority?.name ?? null, site };
  const message = needs === "wait" ? null : chaseMessage({ ...facts, needs });
  return [{ ...who, name, needs, past: pastLateness(pastOf(one)), message }];
}

function likelyLateFirst(one: Chased, other: Chased): number {
  return (
    Number(one.needs === "wait") - Number(other.needs === "wait") ||
    other.past.likelyLate - one.past.likelyLate ||
    (one.name < other.name ? -1 : 1)
  );
}
