import { financialMonth } from "./financial-month.ts";
import { MONTH_NAME, monthDigits } from "./find-in-text.ts";
import { findMonths } from "./find-months.ts";
import { findSpans } from "./find-spans.ts";

/** Several months on end, by the ids of the first and the last, as the text says it. */
export interface MonthSpan {
  readonly first: string;
  readonly last: string;
  readonly said: string;
}

const TO = " ?(?:to|and|until|through|-) ?";
const ANY_MONTH = MONTH_NAME.replace("?<month>", "?<firstMonth>");
/** July to September 2014 */
const ONE_YEAR = new RegExp(`(?<![a-z])${ANY_MONTH}${TO}${MONTH_NAME} (?<year>\\d{4})(?!\\d)`, "gi");
/** Q2 2014/15, Quarter 2 2014-15 */
const QUARTER =
  /(?<![a-z])(?:q|qtr|quarter) ?(?<quarter>[1-4])(?!\d)[ ,:(-]{1,3}(?<!\d)(?:fy ?)?(?<first>20\d{2}) ?[-/] ?(?:20)?\d{2}(?!\d)/gi;

/** The stretches of several months that a text states: from one to another, or a quarter of a financial year. */
export function findMonthSpans(text: string): readonly MonthSpan[] {
  const plain = text.replace(/\s+/g, " ").replace(/[\u2010-\u2015]/g, "-");
  const named = findSpans(plain, findMonths(plain)).map(({ first, last, start, end }) => {
    return { first, last, said: plain.slice(start, end) };
  });
  const inYear = [...plain.matchAll(ONE_YEAR)].map(({ 0: said, groups: { firstMonth, month, year } = {} }) => {
    return { first: `${year}-${monthDigits(firstMonth)}`, last: `${year}-${monthDigits(month)}`, said };
  });
  const quarters = [...plain.matchAll(QUARTER)].map(({ 0: said, groups: { quarter, first } = {} }) => {
    const month = 3 * (Number(quarter) - 1);
    return { first: financialMonth(Number(first), month + 1), last: financialMonth(Number(first), month + 3), said };
  });
  return [...named, ...inYear, ...quarters].filter(({ first, last }) => first < last);
}
