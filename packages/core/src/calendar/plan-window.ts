import type { WindowDays } from "../filing/window.ts";
import { dayLabel, isDay } from "../periods/period.ts";
import {
  addDays,
  bankHolidayOn,
  isWorkingDay,
  KNOWN_DAYS,
  longDay,
  workingDayFrom,
  workingDayUpTo,
} from "./working-days.ts";

/** A window as somebody asks for it. Days are ISO days of London. */
export interface AskedWindow {
  readonly opens: string;
  readonly due: string;
  readonly closes: string;
  /** Each a number of days before the due day (`14`) or a day (`2027-06-04`). */
  readonly remind: readonly string[];
  /** True where a due day on which nobody works is to become the next working day. */
  readonly moveDue: boolean;
}

/** The window to set, with what was moved and why; or every fault of what was asked for. */
export type PlannedWindow =
  | { readonly kind: "planned"; readonly days: WindowDays; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly faults: readonly string[] };

/**
 * Makes a window of what was asked for: opens, due and closes in that order, due on a working day of England,
 * reminders between opening and closing. A reminder so many days before falls on the working day up to it,
 * so that the notice is never shorter than was asked for.
 */
export function planWindow(asked: AskedWindow): PlannedWindow {
  const unread = [...unreadDays(asked), ...unreadReminders(asked.remind)];
  if (unread.length > 0) return { kind: "refused", faults: unread };
  const due = asked.moveDue ? workingDayFrom(asked.due) : asked.due;
  const reminders = asked.remind.map((text) => reminderDay(text, due));
  const days = { opens: asked.opens, due, closes: asked.closes, reminders: inOrder(reminders.map(({ day }) => day)) };
  const faults = [...orderFaults(days), ...dueFaults(due), ...reminderFaults(days)];
  if (faults.length > 0) return { kind: "refused", faults };
  const moved = due === asked.due ? [] : [movedDue(asked.due, due)];
  return { kind: "planned", days, notes: [...moved, ...reminders.flatMap(({ note }) => note ?? [])] };
}

const NAMES = { opens: "opening", due: "due", closes: "closing" } as const;

function unreadDays(asked: AskedWindow): string[] {
  return (["opens", "due", "closes"] as const).flatMap((part) => {
    const day = asked[part];
    if (!isDay(day)) return [`Cannot read the ${NAMES[part]} day "${day}". Write it like 2027-06-18.`];
    if (day >= KNOWN_DAYS.from && day <= KNOWN_DAYS.to) return [];
    return [
      `The ${NAMES[part]} day ${day} is outside the years whose bank holidays are known: give a day from ${KNOWN_DAYS.from} to ${KNOWN_DAYS.to}.`,
    ];
  });
}

function unreadReminders(remind: readonly string[]): string[] {
  return remind
    .filter((text) => !/^\d{1,3}$/.test(text) && !isDay(text))
    .map((text) => `Cannot read the reminder "${text}". Write days before the due day (14), or a day (2027-06-04).`);
}

function reminderDay(text: string, due: string): { readonly day: string; readonly note?: string } {
  if (isDay(text)) return { day: text };
  const asked = addDays(due, -Number(text));
  const day = workingDayUpTo(asked);
  if (day === asked) return { day };
  const before = text === "1" ? "1 day" : `${Number(text)} days`;
  return { day, note: `The reminder ${before} before would be on ${offDay(asked)}: it is on ${longDay(day)}.` };
}

function orderFaults({ opens, due, closes }: WindowDays): string[] {
  return [
    ...(due < opens
      ? [`Returns cannot be due on ${dayLabel(due)}, before the window opens on ${dayLabel(opens)}.`]
      : []),
    ...(closes < due
      ? [`The window cannot close on ${dayLabel(closes)}, before returns are due on ${dayLabel(due)}.`]
      : []),
  ];
}

function dueFaults(due: string): string[] {
  if (isWorkingDay(due)) return [];
  const next = workingDayFrom(due);
  return [
    `Returns cannot be due on ${offDay(due)}. The next working day is ${longDay(next)}: give ${next}, or have it moved (--move-due).`,
  ];
}

function reminderFaults({ opens, closes, reminders }: WindowDays): string[] {
  return reminders
    .filter((day) => day < opens || day > closes)
    .map((day) => `A reminder on ${longDay(day)} is outside the window, ${dayLabel(opens)} to ${dayLabel(closes)}.`);
}

function movedDue(asked: string, due: string): string {
  return `Returns were to be due on ${offDay(asked)}: they are due on ${longDay(due)}.`;
}

/** `Saturday 19 June 2027`, or with the holiday's name: `Friday 26 March 2027, Good Friday`. */
function offDay(day: string): string {
  const holiday = bankHolidayOn(day);
  return holiday === undefined ? longDay(day) : `${longDay(day)}, ${holiday}`;
}

function inOrder(days: readonly string[]): string[] {
  return [...new Set(days)].toSorted();
}
