import { addDays, daysBetween, isWorkingDay } from "./working-days.ts";

/** How far off a day is: 0 on the day itself, negative once it has passed. */
export interface DaysUntil {
  readonly calendar: number;
  readonly working: number;
}

/** Days after today up to and with `day`, both ISO days: all of them, and those that are worked on in England. */
export function daysUntil(today: string, day: string): DaysUntil {
  const calendar = daysBetween(today, day);
  if (calendar < 0) {
    const { working } = daysUntil(day, today);
    return { calendar, working: 0 - working };
  }
  const days = Array.from({ length: calendar }, (_, index) => addDays(today, index + 1));
  return { calendar, working: days.filter(isWorkingDay).length };
}

/** How far off a window's due and closing days are. */
export interface DaysLeft {
  readonly due: DaysUntil;
  readonly closes: DaysUntil;
}

export function daysLeft(today: string, { due, closes }: { readonly due: string; readonly closes: string }): DaysLeft {
  return { due: daysUntil(today, due), closes: daysUntil(today, closes) };
}

/** In words: `today`, `in 4 days (2 working days)`, `5 days ago`. */
export function daysUntilWords({ calendar, working }: DaysUntil): string {
  if (calendar === 0) return "today";
  const days = Math.abs(calendar) === 1 ? "1 day" : `${Math.abs(calendar)} days`;
  if (calendar < 0) return `${days} ago`;
  return `in ${days} (${working === 1 ? "1 working day" : `${working} working days`})`;
}
