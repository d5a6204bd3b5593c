const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?$/;
/** Days from day 0 of the 1900 date system to 1 January 1970. */
const EPOCH = 25_569;
const DAY = 86_400_000;
/** The serial of 29 February 1900, a day Excel has and the calendar has not. */
const PHANTOM_DAY = 60;

/**
 * The serial number, in the 1900 system, of a date as cells hold it: `2014-09-30`, with `T10:30:00` where it has a
 * time. Undefined before 1900, where there is none.
 */
export function dateSerial(date: string): number | undefined {
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = DATE.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  if (date.startsWith("1900-02-29")) return PHANTOM_DAY + time;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY + EPOCH;
  const serial = days > PHANTOM_DAY ? days : days - 1;
  return serial >= 1 ? serial + time : undefined;
}
