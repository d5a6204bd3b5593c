const HOUR = 3_600_000;

/**
 * The day in London (`2026-04-01`) at an instant: an hour ahead of UTC from the last Sunday of March,
 * 01:00 UTC, to the last Sunday of October, 01:00 UTC (Summer Time Act 1972 as amended in 2002).
 */
export function londonDay(instant: string): string {
  const time = new Date(instant);
  const year = time.getUTCFullYear();
  const summer = time.getTime() >= lastSunday(year, 2) && time.getTime() < lastSunday(year, 9);
  return new Date(time.getTime() + (summer ? HOUR : 0)).toISOString().slice(0, 10);
}

/** 01:00 UTC on the last Sunday of a month of 31 days, numbered from 0. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * 24 * HOUR;
}
