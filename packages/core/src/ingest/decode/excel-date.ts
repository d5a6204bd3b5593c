/** Day 0 of each system, in days before 1 January 1970. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const DAY_SECONDS = 86_400;
/** 31 December 9999, the last day Excel shows. */
const LAST_DAY_1900 = 2_958_465;
/** The serial of 29 February 1900, a day Excel has and the calendar has not. */
const PHANTOM_DAY = 60;

/** A date as its parts, the way Excel shows it. */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 0 only for the day Excel calls 0 January 1900. */
  readonly day: number;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
  /** Seconds of the day. */
  readonly seconds: number;
}

/**
 * Turns a serial number of either date system into parts; undefined where Excel shows no date
 * (negative, or after 9999). `unit` is the fraction of a second that is rounded to: 1, 10, 100.
 */
export function dateParts(serial: number, date1904: boolean, unit = 1): DateParts | undefined {
  if (!(serial >= 0)) return undefined;
  const ticks = Math.round(serial * DAY_SECONDS * unit);
  const day = Math.floor(ticks / (DAY_SECONDS * unit));
  const seconds = (ticks - day * DAY_SECONDS * unit) / unit;
  if (day + (date1904 ? EPOCH_1900 - EPOCH_1904 : 0) > LAST_DAY_1900) return undefined;
  const special = date1904 ? undefined : earlyDay(day);
  return { ...(special ?? calendarDay(day - (date1904 ? EPOCH_1904 : EPOCH_1900))), seconds };
}

/**
 * Writes a serial number as `YYYY-MM-DD`, with `THH:MM:SS` where it has a time of day, rounded
 * to the second. Undefined where it is no date: negative, under 1 in the 1900 system (a time
 * without a day), or after 9999. Serial 60 of the 1900 system is `1900-02-29`, as shown there,
 * and the days before it are the ones Excel shows.
 */
export function excelDate(serial: number, date1904: boolean): string | undefined {
  const parts = dateParts(serial, date1904);
  if (parts === undefined || parts.day === 0) return undefined;
  const day = `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
  return parts.seconds === 0 ? day : `${day}T${clock(parts.seconds)}`;
}

function earlyDay(day: number): Omit<DateParts, "seconds"> | undefined {
  if (day > PHANTOM_DAY) return undefined;
  const weekday = ((day + 5) % 7) + 1;
  if (day === 0) return { year: 1900, month: 1, day: 0, weekday };
  if (day === PHANTOM_DAY) return { year: 1900, month: 2, day: 29, weekday };
  return { year: 1900, month: day > 31 ? 2 : 1, day: day > 31 ? day - 31 : day, weekday };
}

function calendarDay(unixDay: number): Omit<DateParts, "seconds"> {
  const date = new Date(unixDay * DAY_SECONDS * 1000);
  const weekday = date.getUTCDay() || 7;
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday };
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) => pad(part, 2)).join(":");
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
