import { type DaysLeft, daysUntilWords } from "../calendar/days-until.ts";
import { longDay } from "../calendar/working-days.ts";
import type { WindowDays } from "../filing/window.ts";

/** A window's days as people write them, with how far off they are. */
export interface WindowWords {
  readonly opens: string;
  readonly due: string;
  readonly closes: string;
}

/** `Friday 18 June 2027, in 4 days (2 working days)`; the opening day without. */
export function windowWords({ opens, due, closes }: Omit<WindowDays, "reminders">, left: DaysLeft): WindowWords {
  return {
    opens: longDay(opens),
    due: `${longDay(due)}, ${daysUntilWords(left.due)}`,
    closes: `${longDay(closes)}, ${daysUntilWords(left.closes)}`,
  };
}

/** An ISO day as people write it: `Friday 18 June 2027`. */
export function dayWords(day: string): string {
  return longDay(day);
}
