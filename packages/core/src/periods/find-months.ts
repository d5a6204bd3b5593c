import { financialMonth } from "./financial-month.ts";
import { findDays } from "./find-days.ts";
import { type Found, findInText, MONTH_NAME, monthDigits, type Wording, yearDigits } from "./find-in-text.ts";
import { findSpans } from "./find-spans.ts";
import { parsePeriod } from "./period.ts";

/** A day in front makes a date of it, which is not a statement of a month. */
const DAY = "(?:(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \\-./]{0,2})?";
const ALONE_BEFORE = "(?<!\\d)(?<!\\d[-./])";
const ALONE_AFTER = "(?!\\d)(?![-./]\\d)";

/** The number of a month in the financial year. */
const PERIOD = "(?<![a-z])(?:period|pd|p|month|mth|m) ?(?:no\\.? ?)?0?(?<number>1[0-2]|[1-9])(?!\\d)";
const FINANCIAL_YEAR = "(?<!\\d)(?:fy ?)?(?<first>20\\d{2}) ?[-/] ?(?<next>20\\d{2}|\\d{2})(?!\\d)";

const inWords: readonly Wording[] = [
  // September 2014, Sep-2014
  { pattern: new RegExp(`${DAY}(?<![a-z])${MONTH_NAME}[ ,.\\-/']{0,3}(?<year>\\d{4})(?!\\d)`, "gi"), id: monthId },
  // Sept-14, Sep '14, and not "Sep 14", which may be a day
  { pattern: new RegExp(`${DAY}(?<![a-z])${MONTH_NAME} ?[-./'](?<year>\\d{2})${ALONE_AFTER}`, "gi"), id: monthId },
  // 2014 September
  { pattern: new RegExp(`(?<!\\d)(?<year>(?:19|20)\\d{2})[ \\-/]${MONTH_NAME}(?! ?\\d)`, "gi"), id: monthId },
  // 1st to 31st August 2014, 1-31 August 2014
  {
    pattern: new RegExp(
      `(?<!\\d)0?1(?:st)? ?(?:to|until|-) ?(?:the )?(?<last>28|29|30|31)(?:st|th)?(?: of)? ?${MONTH_NAME} (?<year>\\d{4})(?!\\d)`,
      "gi",
    ),
    id: wholeMonthId,
  },
  // Period 6 2014/15, P06 2014-15: councils' years begin in April
  { pattern: new RegExp(`${PERIOD}[ ,:(\\-]{1,3}${FINANCIAL_YEAR}`, "gi"), id: numberedId },
  { pattern: new RegExp(`${FINANCIAL_YEAR}[ ,:(\\-]{1,3}${PERIOD}`, "gi"), id: numberedId },
  // Payments 201409, and not a number by itself, nor 201011, which is a year too
  {
    pattern: /(?<=[a-z].*)(?<![a-z\d]|\d[-./])(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?![a-z\d])(?![-./]\d)/gi,
    id: compactId,
  },
];

const inNumbers: readonly Wording[] = [
  // 2014-09
  { pattern: new RegExp(`${ALONE_BEFORE}(?<year>(?:19|20)\\d{2})-(?<month>\\d{2})${ALONE_AFTER}`, "g"), id: monthId },
  // 09/2014
  {
    pattern: new RegExp(`${ALONE_BEFORE}(?<month>\\d{1,2})[-/](?<year>(?:19|20)\\d{2})${ALONE_AFTER}`, "g"),
    id: monthId,
  },
];

/**
 * Every calendar month a text states: in words, in numbers, or from its first day to its last.
 * A text that is nothing but the ISO first day of a month is how a spreadsheet stores a month.
 * `2009-10` is October, unless the text speaks of a year or names a month in words.
 */
export function findMonths(text: string): readonly Found[] {
  const stored = /^ ?(\d{4}-\d{2})-01(?:T00:00:00(?:\.000)?Z?)? ?$/.exec(text);
  if (stored?.[1] !== undefined) return [{ id: stored[1], start: 0, end: text.length }];
  const words = findInText(text, inWords);
  const meansYear = words.length > 0 || /(?<![a-z])(?:fy|years?)(?![a-z])/i.test(text);
  const numbers = findInText(text, inNumbers).filter(({ id }) => !(meansYear && isAlsoYear(id)));
  const spans = findSpans(text, findDays(text)).map(({ first, last, ...place }) => ({
    ...place,
    id: monthOf(first, last),
  }));
  return [...words, ...numbers, ...spans]
    .filter(({ id }) => parsePeriod("month", id) !== undefined)
    .sort((a, b) => a.start - b.start);
}

function isAlsoYear(id: string): boolean {
  return parsePeriod("financial-year", id) !== undefined;
}

function monthId({ day, year, month }: Readonly<Record<string, string | undefined>>): string | undefined {
  return day === undefined ? `${yearDigits(year)}-${monthDigits(month)}` : undefined;
}

function monthOf(first: string, last: string): string {
  const month = parsePeriod("month", first.slice(0, 7));
  return month?.start === first && month.end === last ? month.id : "";
}

function wholeMonthId({ last = "", ...groups }: Readonly<Record<string, string | undefined>>): string | undefined {
  const id = monthId(groups);
  return parsePeriod("month", id ?? "")?.end === `${id}-${last}` ? id : undefined;
}

function compactId({ year, month }: Readonly<Record<string, string | undefined>>): string | undefined {
  const id = `${year}-${month}`;
  return isAlsoYear(id) ? undefined : id;
}

function numberedId({
  number,
  first = "",
  next = "",
}: Readonly<Record<string, string | undefined>>): string | undefined {
  const follows = String(Number(first) + 1);
  return follows.endsWith(next) ? financialMonth(Number(first), Number(number)) : undefined;
}
