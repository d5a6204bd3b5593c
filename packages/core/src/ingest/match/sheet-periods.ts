import { financialMonth, financialYearOf } from "../../periods/financial-month.ts";
import { MONTH_NAME, monthDigits, yearDigits } from "../../periods/find-in-text.ts";
import type { Period } from "../../periods/period.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";

/** A month with two digits of its year or none: `Sep 14`, `Aug-14`, `September`. In a text, `Sep 14` may be a day. */
const MONTH_ALONE = new RegExp(`^[^a-z0-9]*${MONTH_NAME}[^a-z0-9]*(?<year>\\d{2})?[^a-z0-9]*$`, "i");

/** A period of the ledger, `P06` or `Period 6`: councils' years begin in April. `Month 6` may be June to whoever named it so. */
const PERIOD_ALONE = /^[^a-z0-9]*(?:period|pd|p)[^a-z0-9]*0?(?<number>1[0-2]|[1-9])[^a-z0-9]*$/i;

/** `201409`, `09.14`, `09-2014`: as a day, `09.14` would have no year. */
const MONTH_IN_DIGITS =
  /^(?:(?<before>20\d{2})[-_. ]?(?<last>0[1-9]|1[0-2])|(?<first>0[1-9]|1[0-2])[-_. ](?<year>(?:20)?\d{2}))$/;

const YEAR_DIGITS = 4;
const YEAR_ALONE = /^[^a-z0-9]*(?<year>(?:19|20)\d{2})[^a-z0-9]*$/i;
const MONTH_OF_YEAR = new RegExp(
  `^[^a-z0-9]*${MONTH_NAME}[^a-z0-9]*(?<year>(?:(?:19|20)\\d{2}|\\d{2}))[^a-z0-9]*$`,
  "i",
);

/**
 * The periods a sheet's name states, or another text that says nothing else. A workbook of months has a sheet for each, and one
 * without a year is of that asked for; of days that come once a year, a year says which, or the month of that day in a year.
 */
export function sheetPeriods(name: string, { period, periods }: MatchContext): readonly string[] {
  const stated = periods(name);
  if (stated.length > 0) return stated;
  if (period.kind === "census-day") return dayInYear(name, period.id);
  return period.kind === "month" ? monthIn(name, period) : [];
}

function monthIn(name: string, period: Period): readonly string[] {
  const { number } = PERIOD_ALONE.exec(name)?.groups ?? {};
  if (number !== undefined) return [financialMonth(financialYearOf(period), Number(number))];
  const digits = MONTH_IN_DIGITS.exec(name.trim())?.groups ?? {};
  const { before = yearDigits(digits["year"]), last, first = last } = digits;
  if (first !== undefined) return [`${before}-${first}`];
  const { month, year } = MONTH_ALONE.exec(name)?.groups ?? {};
  if (month === undefined) return [];
  return [`${year === undefined ? period.id.slice(0, YEAR_DIGITS) : yearDigits(year)}-${monthDigits(month)}`];
}

function dayInYear(name: string, day: string): readonly string[] {
  const own = MONTH_OF_YEAR.exec(name)?.groups;
  const year = own === undefined ? YEAR_ALONE.exec(name)?.groups?.["year"] : yearDigits(own["year"]);
  const isOfMonth = own === undefined || monthDigits(own["month"]) === day.slice(YEAR_DIGITS + 1, YEAR_DIGITS + 3);
  return year === undefined || !isOfMonth ? [] : [`${year}${day.slice(YEAR_DIGITS)}`];
}

/** A table that says nothing of its period is of that of its sheet, where all others there that do are of another. */
export function withSheetPeriods(candidates: readonly Candidate[]): Candidate[] {
  const bySheet = Map.groupBy(candidates, ({ place }) => place.sheetIndex);
  const others = new Set(
    [...bySheet].flatMap(([sheet, own]) => {
      const said = new Set(own.map(({ period }) => period));
      return said.has("another") && !said.has("this") ? [sheet] : [];
    }),
  );
  return candidates.map((one) =>
    one.period === "none" && others.has(one.place.sheetIndex) ? { ...one, period: "another" } : one,
  );
}
