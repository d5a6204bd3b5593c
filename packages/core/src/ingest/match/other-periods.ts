import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { parsePeriod } from "../../periods/period.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { tableRange } from "./place-extent.ts";
import { isOverlapping } from "./ranges.ts";
import { sheetPeriods } from "./sheet-periods.ts";

/**
 * Places with rows of a table that say they are of another period, beside those that were read and do not: a workbook that has
 * a sheet for each month. They were found by what is asked for in this period, and nothing more is read of them.
 */
export function placesOfOtherPeriods(candidates: readonly Candidate[], taken: readonly Candidate[]): Candidate[] {
  const read = new Set(taken.filter(({ period }) => period !== "another").map(({ place }) => place.table));
  const left: Candidate[] = [];
  // Tables of the same columns find the same place; it is the one's whose title stands there.
  for (const one of candidates.toSorted((a, b) => Number(b.title === "own") - Number(a.title === "own"))) {
    const { table, complete, sheet } = one.place;
    const isOther = one.period === "another" && one.filled && complete && read.has(table);
    const isFree = ![...taken, ...left].some((other) => isOverlapping(one, other));
    if (isOther && sheet.visibility === "visible" && isFree) left.push(one);
  }
  return left;
}

/** What its sender is told of each of them. */
export function otherPeriodNotes(left: readonly Candidate[], context: MatchContext): Finding[] {
  return left.flatMap((one): Finding[] => {
    const { table, sheet, sheetIndex } = one.place;
    const beside = left.filter((other) => other !== one && other.place.sheetIndex === sheetIndex);
    const [stated = ""] = [one, ...beside].flatMap((place) => statedPeriods(place, context));
    const period = parsePeriod(context.period.kind, stated)?.label;
    if (period === undefined) return [];
    const facts = { title: context.collection.tables[table]?.title ?? table, period, rows: one.bodyRows.length };
    return [finding("other-period-left", { sheet: sheet.name, cell: tableRange(one), table }, facts)];
  });
}

function statedPeriods({ place, titles }: Candidate, context: MatchContext): readonly string[] {
  const inHeaders = place.edges[0]?.periods ?? [];
  return [...inHeaders, ...sheetPeriods(place.sheet.name, context), ...titles.flatMap((text) => context.periods(text))];
}
