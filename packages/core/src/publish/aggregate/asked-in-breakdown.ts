import type { Collection } from "../../collections/define-collection.ts";
import type { Measure } from "../../collections/measures.ts";
import { isBrokenBy } from "./given-where.ts";
import type { Question } from "./questions.ts";

/** The questions whose parts are read by the values of a category; all of them for everyone together (null). */
export function askedIn(
  collection: Collection,
  questions: readonly Question[],
  column: string | null,
): readonly Question[] {
  if (column === null) return questions;
  const measures = Object.entries(collection.measures);
  const broken = measures.filter(([, measure]) => isBrokenBy(collection, measure, column));
  // What a number is within bounds it by the same values, also where it is not published by them.
  const bounds = measures.flatMap(([, measure]) =>
    measure.kind === "sum" && measure.within !== undefined ? [measure.within] : [],
  );
  const needed = new Set([...broken.flatMap(([id, measure]) => [id, ...madeOf(measure)]), ...bounds]);
  return questions.filter(({ measure }) => needed.has(measure));
}

/** Ids of the measures that one is made of. */
function madeOf(measure: Measure): readonly string[] {
  if ("of" in measure) return [measure.of];
  return measure.kind === "forecast-outcome" ? [measure.forecast, measure.outcome] : [];
}
