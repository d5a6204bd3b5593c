import { MONTH_NAME, monthDigits, yearDigits } from "../../periods/find-in-text.ts";
import type { MatchContext } from "./match-context.ts";

/** A month with two digits of its year or none: `Sep 14`, `Aug-14`, `September`. In a text, `Sep 14` may be a day. */
const MONTH_ALONE = new RegExp(`^[^a-z0-9]*${MONTH_NAME}[^a-z0-9]*(?<year>\\d{2})?[^a-z0-9]*$`, "i");

/** The periods a sheet's name states. A workbook of months has a sheet for each, and one without a year is of that asked for. */
export function sheetPeriods(name: string, { period, periods }: MatchContext): readonly string[] {
  const stated = periods(name);
  if (stated.length > 0 || period.kind !== "month") return stated;
  const { month, year } = MONTH_ALONE.exec(name)?.groups ?? {};
  return month === undefined
    ? []
    : [`${year === undefined ? period.id.slice(0, 4) : yearDigits(year)}-${monthDigits(month)}`];
}
