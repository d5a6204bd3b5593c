import type { Period } from "./period.ts";

const APRIL = 4;

/** The id of a month by its number in the financial year that begins in the April of `year`. */
export function financialMonth(year: number, number: number): string {
  const index = (number + 2) % 12;
  return `${index < 3 ? year + 1 : year}-${String(index + 1).padStart(2, "0")}`;
}

/** The year in whose April the financial year of a period begins. */
export function financialYearOf({ start }: Pick<Period, "start">): number {
  const year = Number(start.slice(0, 4));
  return Number(start.slice(5, 7)) < APRIL ? year - 1 : year;
}
