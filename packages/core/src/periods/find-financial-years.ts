import { findDays } from "./find-days.ts";
import { type Found, findInText, type Wording } from "./find-in-text.ts";
import { findMonths } from "./find-months.ts";
import { findSpans } from "./find-spans.ts";
import { parsePeriod } from "./period.ts";

const YEAR = "(?:19|20)\\d{2}";
/** Not the start of a date, as `2009-10-31` would be. */
const NO_DAY_AFTER = "(?!\\d)(?![-./]\\d{1,2}(?!\\d))";

const wordings: readonly Wording[] = [
  // 2009-10, 2009/2010, 2009 - 10, 2009_10
  { pattern: new RegExp(`(?<!\\d)(?<first>${YEAR}) ?[-/_] ?(?<last>${YEAR}|\\d{2})${NO_DAY_AFTER}`, "g"), id: yearId },
  // 2009 to 2010
  { pattern: new RegExp(`(?<!\\d)(?<first>${YEAR}) to (?<last>${YEAR})${NO_DAY_AFTER}`, "gi"), id: yearId },
];

/**
 * Every financial year a text states: by its two years, which must follow one another, or as
 * a span from 1 April to 31 March, or from April to March.
 */
export function findFinancialYears(text: string): readonly Found[] {
  const days = findSpans(text, findDays(text));
  const months = findSpans(text, findMonths(text)).map((span) => ({
    ...span,
    first: `${span.first}-01`,
    last: `${span.last}-31`,
  }));
  const spans = [...days, ...months].map(({ first, last, ...place }) => ({ ...place, id: yearOf(first, last) }));
  return [...findInText(text, wordings), ...spans].filter(({ id }) => parsePeriod("financial-year", id) !== undefined);
}

function yearId({ first = "", last = "" }: Readonly<Record<string, string | undefined>>): string | undefined {
  const follows = String(Number(first) + 1);
  return follows.endsWith(last) ? `${first}-${follows.slice(2)}` : undefined;
}

function yearOf(first: string, last: string): string {
  const year = parsePeriod("financial-year", `${first.slice(0, 4)}-${last.slice(2, 4)}`);
  return year?.start === first && year.end === last ? year.id : "";
}
