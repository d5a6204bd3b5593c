import { type DaysLeft, daysLeft } from "../calendar/days-until.ts";
import { ALL, type LogKey } from "../filing/log-key.ts";
import { byTime, type WindowDays } from "../filing/window.ts";
import { londonDay } from "../periods/london-day.ts";
import { listLog, readEntry } from "./return-log.ts";
import { lastWindow, readWindow, type WindowPowers } from "./set-window.ts";
import { knownWindowFor, type WindowFor } from "./window-place.ts";

/** The documented output of `window --json`; see docs/cli.md. */
export interface ShownWindow {
  readonly collection: string;
  readonly period: string;
  readonly today: string;
  /** Null where none has been set: whatever comes counts. */
  readonly window: WindowDays | null;
  readonly daysLeft: DaysLeft | null;
  /** Everything decided about it, oldest first. */
  readonly decisions: readonly WindowDecision[];
}

export interface WindowDecision {
  readonly event: "window" | "reopened" | "closed";
  readonly at: string;
  readonly by: string;
  /** Code of the one council it holds for; null where it holds for all. */
  readonly authority: string | null;
  /** Null where a window was set. */
  readonly reason: string | null;
}

/** A period's window: its days, how far off they are, and who decided what about it when. */
export async function showWindow(
  input: Omit<WindowFor, "authority">,
  { data, clock }: WindowPowers,
): Promise<ShownWindow> {
  const { collection, period } = knownWindowFor(input);
  const log = await listLog(data, { collection: collection.id, period: period.id });
  const last = lastWindow(log);
  const window = last === undefined ? null : await readWindow(data, last);
  const today = londonDay(clock().toISOString());
  const decided = log.filter(({ event }) => event === "window" || event === "reopened" || event === "closed");
  return {
    collection: collection.id,
    period: period.id,
    today,
    window,
    daysLeft: window === null ? null : daysLeft(today, window),
    decisions: await Promise.all(decided.toSorted(byTime).map((key) => readDecision(key, { data }))),
  };
}

async function readDecision({ key, authority }: LogKey, { data }: Pick<WindowPowers, "data">): Promise<WindowDecision> {
  const entry = await readEntry(data, key);
  if (entry.event !== "window" && entry.event !== "reopened" && entry.event !== "closed") {
    throw new Error(`Log object ${key} is not what its key says`);
  }
  return {
    event: entry.event,
    at: entry.at,
    by: entry.by,
    authority: authority === ALL ? null : authority,
    reason: entry.event === "window" ? null : entry.reason,
  };
}
