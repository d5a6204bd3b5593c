const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** Two-digit years up to this one are of this century. */
const CENTURY_TURNS = 69;

/** 1 to 12 for a month's name, in full or its first three or four letters; undefined for other words. */
export function monthNumber(name: string): number | undefined {
  const word = name.toLowerCase().replace(/\.$/, "");
  if (word === "sept") return 9;
  const full = FULL.indexOf(word);
  const found = full >= 0 ? full : MONTHS.indexOf(word);
  return found < 0 ? undefined : found + 1;
}

/** The four digits of a year of two or four. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year <= CENTURY_TURNS ? 2000 + year : FIRST_YEAR + year;
}

/** An ISO day, undefined where the calendar has none or the year is not of our time. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** An ISO month, undefined where there is none or the year is not of our time. */
export function isoMonth(year: number, month: number): string | undefined {
  return isoDay(year, month, 1)?.slice(0, 7);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
