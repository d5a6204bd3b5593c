import type { Collection } from "../collections/define-collection.ts";
import { estimateFor } from "../collections/population.ts";
import type { Period } from "../periods/period.ts";
import { definitionMarks } from "./definition-marks.ts";
import type { Figure } from "./figure.ts";
import { natureOf } from "./nature-of.ts";

/** What its definition says of a figure beside its numbers. */
export type FigureMeaning = Pick<Figure, "nature" | "definition" | "baseDay">;

/** Looks up what the definitions of a collection say of a measure's figures in a period. */
export function figureMeaning(
  collection: Collection,
  periods: readonly Period[],
): (measure: string, period: string) => FigureMeaning {
  const marks = definitionMarks(collection);
  const ends = new Map(periods.map(({ id, end }) => [id, end]));
  return (measure, period) => ({
    nature: natureOf(collection, measure),
    definition: marks.get(measure) ?? "",
    baseDay: baseDayOf(collection, measure, ends.get(period) ?? ""),
  });
}

/** The day that the people a measure's figures are a rate of were counted on; null of all other measures. */
function baseDayOf(collection: Collection, id: string, end: string): string | null {
  const measure = collection.measures[id];
  if (measure === undefined) return null;
  if ("of" in measure) return baseDayOf(collection, measure.of, end);
  const population = measure.kind === "rate" ? collection.populations?.[measure.population] : undefined;
  return (population && estimateFor(population, end)?.asOf) ?? null;
}
