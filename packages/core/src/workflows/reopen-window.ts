import type { DecisionEntry } from "../filing/entry.ts";
import { ALL, type LogKey } from "../filing/log-key.ts";
import { foldWindow, type Window } from "../filing/window.ts";
import { londonDay } from "../periods/london-day.ts";
import { dayLabel } from "../periods/period.ts";
import { type DecidedBy, decidedBy, givenText } from "./decided-by.ts";
import { InputError } from "./input-error.ts";
import { appendEntry, listLog } from "./return-log.ts";
import type { WindowPowers } from "./set-window.ts";
import { type NamedSender, windowEffect } from "./window-effect.ts";
import { type KnownWindowFor, knownWindowFor, type WindowFor } from "./window-place.ts";

export interface ReopenInput extends WindowFor {
  /** Who decided. */
  readonly by: string;
  readonly reason: string;
}

export interface Reopened {
  /** Whom it holds for: a council's name, or `every return`. */
  readonly whom: string;
  /** False where it stood so already: nothing was written. */
  readonly changed: boolean;
  /** Councils whose late returns begin to count. */
  readonly starts: readonly NamedSender[];
  /** Councils of which a late file now counts in place of an earlier one. */
  readonly changes: readonly NamedSender[];
}

/**
 * Lets returns count that came, or come, after the window closed: until it is closed again. Throws `InputError`
 * where no window is set or it has not closed yet.
 */
export async function reopenWindow(input: ReopenInput, powers: WindowPowers): Promise<Reopened> {
  const { asked, log, window } = await lookUp(input, powers);
  const closes = window.days?.closes;
  if (closes === undefined) {
    throw new InputError(`No window is set for ${asked.collection.id} ${asked.period.id}: whatever comes counts.`);
  }
  const decided = decidedBy(input.by, powers.clock);
  if (londonDay(decided.at) <= closes) {
    throw new InputError(
      `The window closes at the end of ${dayLabel(closes)} only. To keep it open longer, set a later day.`,
    );
  }
  if (isReopened(window)) return { whom: asked.whom, changed: false, starts: [], changes: [] };
  return decide({ asked, log, input, event: "reopened", decided }, powers);
}

/**
 * Ends a reopening: what comes from now on is kept and not counted, what came before still counts. Throws
 * `InputError` where nothing is reopened.
 */
export async function closeWindow(input: ReopenInput, powers: WindowPowers): Promise<Reopened> {
  const { asked, log, window } = await lookUp(input, powers);
  const reopened = isReopened(window) || (asked.place.authority === ALL && oneIsReopened(log));
  if (reopened) {
    return decide({ asked, log, input, event: "closed", decided: decidedBy(input.by, powers.clock) }, powers);
  }
  throw new InputError(
    window.days === undefined
      ? `No window is set for ${asked.collection.id} ${asked.period.id}. Set one with its closing day.`
      : `Nothing is reopened: the window closes by itself at the end of ${dayLabel(window.days.closes)}. To close it earlier, set an earlier day.`,
  );
}

/** True while late returns count. */
export function isReopened({ reopenings }: Window): boolean {
  return reopenings.some(({ until }) => until === undefined);
}

interface Found {
  readonly asked: KnownWindowFor;
  /** The log of the whole period. */
  readonly log: readonly LogKey[];
  /** As it stands for those it is for. */
  readonly window: Window;
}

async function lookUp(input: ReopenInput, { data }: WindowPowers): Promise<Found> {
  const asked = knownWindowFor(input);
  const log = await listLog(data, { collection: asked.collection.id, period: asked.period.id });
  const its = log.filter(({ authority }) => authority === ALL || authority === asked.place.authority);
  return { asked, log, window: foldWindow(its) };
}

function oneIsReopened(log: readonly LogKey[]): boolean {
  const all = log.filter(({ authority }) => authority === ALL);
  const own = log.filter(({ authority }) => authority !== ALL);
  return [...Map.groupBy(own, ({ authority }) => authority).values()].some((one) =>
    isReopened(foldWindow([...all, ...one])),
  );
}

interface Deciding extends Pick<Found, "asked" | "log"> {
  readonly input: ReopenInput;
  readonly event: "reopened" | "closed";
  readonly decided: DecidedBy;
}

async function decide({ asked, log, input, event, decided }: Deciding, { data }: WindowPowers): Promise<Reopened> {
  const reason = givenText(input.reason, "the reason");
  const { starts, changes } = windowEffect(asked, log, { event, subject: "return", at: decided.at });
  const entry: DecisionEntry = { format: "council-returns/log/2", event, ...decided, reason };
  await appendEntry(data, asked.place, entry);
  return { whom: asked.whom, changed: true, starts, changes };
}
