/** The kinds of period a collection may have; a collection has exactly one. */
export type PeriodKind = "census-day" | "financial-year" | "month";

/**
 * A stretch of time a return is about.
 * `id` is `2010-03-31` (census day), `2009-10` (financial year) or `2014-09` (month).
 * `start` and `end` are ISO days, both inclusive; `end` is the day on which the
 * register is read to see who is expected.
 */
export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly start: string;
  readonly end: string;
  /** As written for people: `31 March 2010`, `2009-10`, `September 2014`. */
  readonly label: string;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * Reads a period id of the given kind.
 * Returns `undefined` where the id is not of that kind or names no real day.
 */
export function parsePeriod(kind: PeriodKind, id: string): Period | undefined {
  if (kind === "census-day") return censusDay(id);
  if (kind === "financial-year") return financialYear(id);
  return month(id);
}

/** A period as people write it, by its id: see `label` of a `Period`. The id itself where it is none of the kind. */
export function labelOf(kind: PeriodKind, id: string): string {
  return parsePeriod(kind, id)?.label ?? id;
}

/** The period a year before, of the same kind: the one change is measured on. */
export function yearBefore(period: Period): Period {
  const year = Number(period.id.slice(0, 4));
  const id =
    period.kind === "financial-year"
      ? financialYearId(year - 1)
      : `${year - 1}${period.kind === "census-day" ? lastYearsDay(period.id, year - 1) : period.id.slice(4)}`;
  const before = parsePeriod(period.kind, id);
  if (before === undefined) throw new RangeError(`No period a year before ${period.id}`);
  return before;
}

/** Writes an ISO day as people write it: `31 March 2010`. */
export function dayLabel(day: string): string {
  const name = MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
  return `${Number(day.slice(8, 10))} ${name} ${day.slice(0, 4)}`;
}

/** True where the text is a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day > 0 && day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** Of each month, the first at 1, in a year that is no leap year. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month] ?? 0);
}

function lastYearsDay(id: string, year: number): string {
  const day = id.slice(4);
  return isDay(`${year}${day}`) ? day : "-02-28";
}

function censusDay(id: string): Period | undefined {
  return isDay(id) ? { id, kind: "census-day", start: id, end: id, label: dayLabel(id) } : undefined;
}

function financialYear(id: string): Period | undefined {
  const year = Number(id.slice(0, 4));
  if (!/^\d{4}-\d{2}$/.test(id) || financialYearId(year) !== id) return undefined;
  return { id, kind: "financial-year", start: `${year}-04-01`, end: `${year + 1}-03-31`, label: id };
}

function financialYearId(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}

function month(id: string): Period | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(id)) return undefined;
  const year = Number(id.slice(0, 4));
  const index = Number(id.slice(5, 7)) - 1;
  const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  return { id, kind: "month", start: `${id}-01`, end: `${id}-${last}`, label: `${MONTHS[index]} ${year}` };
}
