import { type Found, findInText, MONTH_NAME, monthDigits, type Wording, yearDigits } from "./find-in-text.ts";
import { isDay } from "./period.ts";

const ALONE_BEFORE = "(?<!\\d)(?<!\\d[-./])";
const ALONE_AFTER = "(?!\\d)(?![-./]\\d)";

const wordings: readonly Wording[] = [
  // 2010-03-31
  { pattern: numeric("(?<year>\\d{4})(?<mark>[-./])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})"), id: dayId },
  // 31/03/2010, 1.4.2009
  { pattern: numeric("(?<day>\\d{1,2})(?<mark>[-./])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{4})"), id: dayId },
  // 31/03/10, 1-4-10
  { pattern: numeric("(?<day>\\d{1,2})(?<mark>[-/])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{2})"), id: dayId },
  // 31.03.10, and not 3.1.10, which numbers a section
  { pattern: numeric("(?<day>\\d{2})\\.(?<month>\\d{2})\\.(?<year>\\d{2})"), id: dayId },
  // 31.3.10 and 1.4.09, which number no section either
  { pattern: numeric("(?<!v)(?<day>1[3-9]|[23]\\d)\\.(?<month>[1-9])\\.(?<year>\\d{2})"), id: dayId },
  { pattern: numeric("(?<!v)(?<day>\\d{1,2})\\.(?<month>[1-9])\\.(?<year>0\\d)"), id: dayId },
  // 31st of March, 2010; 31-Mar-2010
  { pattern: named(`[ ,.\\-/']{0,3}(?<year>\\d{4})`), id: dayId },
  // 31-Mar-10, and not "31 March 10 councils"
  { pattern: named(`[-./'](?<year>\\d{2})`), id: dayId },
  // March 31, 2010
  {
    pattern: new RegExp(
      `(?<![a-z])${MONTH_NAME}[ .]{1,2}(?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})(?!\\d)`,
      "gi",
    ),
    id: dayId,
  },
];

/** Every real day a text states, the day before the month where both are numbers. Ids are ISO days. */
export function findDays(text: string): readonly Found[] {
  return findInText(text, wordings);
}

function numeric(source: string): RegExp {
  return new RegExp(`${ALONE_BEFORE}${source}${ALONE_AFTER}`, "g");
}

function named(year: string): RegExp {
  const day = "(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \\-./]{0,2}";
  return new RegExp(`${day}${MONTH_NAME}${year}(?!\\d)`, "gi");
}

function dayId({ year, month, day = "" }: Readonly<Record<string, string | undefined>>): string | undefined {
  const id = `${yearDigits(year)}-${monthDigits(month)}-${day.padStart(2, "0")}`;
  return isDay(id) ? id : undefined;
}
