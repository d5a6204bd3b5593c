import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { sheetPeriods } from "./sheet-periods.ts";

/** A header that states another period is taken only where there is no other. */
const OTHER_PERIOD = -150;
const THIS_PERIOD = 5;
/** Of several columns under one header, for that of which no more is said than that it is the number itself. */
const PLAIN = 1;

/** The periods that texts of a header state. What stands in a row of its own under it may be a year and nothing else. */
export function periodsIn(texts: readonly string[], { under }: HeaderColumn, context: MatchContext): string[] {
  const below = under === undefined ? [] : sheetPeriods(under, context);
  return [...new Set([...texts.flatMap((text) => context.periods(text)), ...below])];
}

/** What speaks for or against a header by the periods it states, and by what stands under it. */
export function evidenceOf(
  { isPlain = false }: HeaderColumn,
  periods: readonly string[],
  { period }: MatchContext,
): number {
  const plain = isPlain ? PLAIN : 0;
  if (periods.includes(period.id)) return THIS_PERIOD + plain;
  return (periods.length === 1 ? OTHER_PERIOD : 0) + plain;
}
