import { dayLabel } from "../periods/period.ts";
import { bankHolidays } from "./bank-holidays.generated.ts";

const DAY = 86_400_000;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

const HOLIDAYS: ReadonlyMap<string, string> = new Map(bankHolidays.map(({ day, name }) => [day, name]));

/** First and last ISO day for which bank holidays are known. */
export const KNOWN_DAYS = {
  from: `${bankHolidays[0]?.day.slice(0, 4)}-01-01`,
  to: `${bankHolidays.at(-1)?.day.slice(0, 4)}-12-31`,
} as const;

/** True for Monday to Friday but for England's bank holidays. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday > 0 && weekday < 6 && bankHolidayOn(day) === undefined;
}

/** Name of the bank holiday on an ISO day in England, or undefined. */
export function bankHolidayOn(day: string): string | undefined {
  return HOLIDAYS.get(day);
}

/** The day itself where it is a working day, or the next one that is. */
export function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

/** The day itself where it is a working day, or the last one that was. */
export function workingDayUpTo(day: string): string {
  return isWorkingDay(day) ? day : workingDayUpTo(addDays(day, -1));
}

/** The ISO day so many calendar days later; earlier where the number is negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** Calendar days from one ISO day to another; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** `Friday 18 June 2027`. */
export function longDay(day: string): string {
  return `${WEEKDAYS[new Date(day).getUTCDay()]} ${dayLabel(day)}`;
}
