import ical, { ICalEventTransparency } from "ical-generator";
import type { WindowDays } from "../filing/window.ts";
import { addDays } from "./working-days.ts";

export interface IcsInput {
  readonly collection: { readonly id: string; readonly title: string };
  readonly period: { readonly id: string; readonly label: string };
  readonly days: WindowDays;
  /** When the calendar is made, ISO time. */
  readonly at: string;
  /** How often the window has been set before: what a calendar program tells a newer entry by. */
  readonly revision: number;
}

interface DayEntry {
  /** Names the entry within the window. */
  readonly id: string;
  readonly day: string;
  readonly what: string;
}

/**
 * A window's days as an iCalendar file (RFC 5545): whole days, free time, one entry each for opening, every
 * reminder, due and closing. The same window gives the same UIDs wherever it is made, so that a calendar which
 * takes in a newer file moves its entries and doubles none.
 */
export function windowIcs({ collection, period, days, at, revision }: IcsInput): string {
  const title = `${collection.title}, ${period.label}`;
  const calendar = ical({ prodId: { company: "council-returns", product: "returns", language: "EN" }, name: title });
  for (const { id, day, what } of dayEntries(days)) {
    calendar.createEvent({
      id: `${collection.id}.${period.id}.${id}@council-returns`,
      stamp: new Date(at),
      sequence: revision,
      start: new Date(day),
      end: new Date(addDays(day, 1)),
      allDay: true,
      summary: `${title}: ${what}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function dayEntries({ opens, reminders, due, closes }: WindowDays): DayEntry[] {
  return [
    { id: "opens", day: opens, what: "returns may be sent" },
    ...reminders.map((day, index) => ({ id: `reminder-${index + 1}`, day, what: "reminder" })),
    { id: "due", day: due, what: "returns are due" },
    { id: "closes", day: closes, what: "last day on which a return counts" },
  ];
}
