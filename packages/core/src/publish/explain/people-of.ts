import type { Collection } from "../../collections/define-collection.ts";
import { estimateFor } from "../../collections/population.ts";
import { parsePeriod } from "../../periods/period.ts";
import { breakdownId } from "../aggregate/publish-figure.ts";
import type { Question } from "../aggregate/questions.ts";
import type { Breakdown } from "../aggregate/spot.ts";

/** The people a council's rate is of; null where they are not known, or the question is no rate. */
export function peopleOf(
  collection: Collection,
  question: Question,
  { period, code, breakdown }: { readonly period: string; readonly code: string; readonly breakdown: Breakdown | null },
): bigint | null {
  const id = question.kind === "ratio" ? question.population : undefined;
  const definition = id === undefined ? undefined : collection.populations?.[id];
  const estimate = definition && estimateFor(definition, parsePeriod(collection.period, period)?.end ?? "");
  const people = breakdown === null ? estimate?.people : estimate?.by?.[breakdownId(breakdown)];
  const count = people?.[code];
  return count === undefined ? null : BigInt(count);
}
