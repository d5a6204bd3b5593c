import { type AskedWindow, planWindow } from "../calendar/plan-window.ts";
import type { Entry } from "../filing/entry.ts";
import type { LogKey } from "../filing/log-key.ts";
import { byTime, type WindowDays, windowSubject } from "../filing/window.ts";
import type { Objects } from "../storage/objects.ts";
import { decidedBy } from "./decided-by.ts";
import { InputError } from "./input-error.ts";
import { appendEntry, listLog, readEntry } from "./return-log.ts";
import { type WindowEffect, windowEffect } from "./window-effect.ts";
import { knownWindowFor, type WindowFor } from "./window-place.ts";

export interface SetWindowInput extends Omit<WindowFor, "authority">, AskedWindow {
  /** Who decided. */
  readonly by: string;
  /** True where it is to be set although returns that count now would not, or others would. */
  readonly force: boolean;
}

export interface WindowPowers {
  readonly data: Objects;
  readonly clock: () => Date;
}

export interface SetWindow extends WindowEffect {
  readonly days: WindowDays;
  /** What was moved, and why. */
  readonly notes: readonly string[];
  /** False where the window stood so already: nothing was written. */
  readonly changed: boolean;
}

/**
 * Sets when a period's returns may come in, in place of what was set before. Throws `InputError` that names every
 * fault of the days; also where returns that count now would come too late for it, unless that is asked for.
 */
export async function setWindow(input: SetWindowInput, { data, clock }: WindowPowers): Promise<SetWindow> {
  const asked = knownWindowFor({ collection: input.collection, period: input.period });
  const decided = decidedBy(input.by, clock);
  const plan = planWindow(input);
  if (plan.kind === "refused") throw new InputError(plan.faults.join("\n"));
  const { days, notes } = plan;
  const log = await listLog(data, { collection: asked.collection.id, period: asked.period.id });
  const last = lastWindow(log);
  const before = last === undefined ? undefined : await readWindow(data, last);
  if (before !== undefined && sameDays(before, days)) {
    return { days, notes, changed: false, starts: [], stops: [], changes: [] };
  }
  const { at } = decided;
  if (last !== undefined && last.at >= at) throw new InputError(clockBehind(last.at, at));
  const effect = windowEffect(asked, log, { event: "window", subject: windowSubject(days), at });
  if (!input.force) refuseLoss(effect);
  const entry: Entry = { format: "council-returns/log/2", event: "window", ...decided, window: days };
  await appendEntry(data, asked.place, entry);
  return { days, notes, changed: true, ...effect };
}

/** The entry of the log that set a window last, or undefined. */
export function lastWindow(log: readonly LogKey[]): LogKey | undefined {
  return log
    .filter(({ event }) => event === "window")
    .toSorted(byTime)
    .at(-1);
}

/** The days an entry set, reminders included. */
export async function readWindow(data: Objects, { key }: LogKey): Promise<WindowDays> {
  const entry = await readEntry(data, key);
  if (entry.event !== "window") throw new Error(`Log object ${key} is not what its key says`);
  return entry.window;
}

function sameDays(one: WindowDays, other: WindowDays): boolean {
  return windowSubject(one) === windowSubject(other) && one.reminders.join() === other.reminders.join();
}

function clockBehind(last: string, now: string): string {
  return `The window was last set at ${last}, and this clock says ${now}: what is set now would not hold. Put the clock right.`;
}

function refuseLoss({ stops, changes }: WindowEffect): void {
  const lost = [...stops, ...changes];
  if (lost.length === 0) return;
  const names = lost.map(({ name }) => name).join(", ");
  throw new InputError(
    `Files that count now came after this window would close: ${names}. They would be kept and no longer counted. Give a later closing day, or set it all the same (--force).`,
  );
}
