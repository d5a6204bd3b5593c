import { findDays } from "./find-days.ts";
import { findFinancialYears } from "./find-financial-years.ts";
import type { Found } from "./find-in-text.ts";
import { findMonths } from "./find-months.ts";
import { type Period, type PeriodKind, parsePeriod } from "./period.ts";

/** A title or a label is shorter; a longer text is read this far. */
const LONGEST_TEXT = 1000;

const finders: Readonly<Record<PeriodKind, (text: string) => readonly Found[]>> = {
  "census-day": findDays,
  "financial-year": findFinancialYears,
  month: findMonths,
};

/**
 * The periods of one kind that a free text states, each once, in the order they stand. Numbers
 * are read day first, as in the United Kingdom. A statement of another kind is not
 * converted: 31 March 2010 is no financial year, and 14 September 2014 no month.
 */
export function recognisePeriods(kind: PeriodKind, text: string): Period[] {
  const plain = text
    .slice(0, LONGEST_TEXT)
    .replace(/\s+/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019]/g, "'");
  const found = finders[kind](plain).toSorted((a, b) => a.start - b.start || a.end - b.end);
  return [...new Set(found.map(({ id }) => id))].flatMap((id) => parsePeriod(kind, id) ?? []);
}
