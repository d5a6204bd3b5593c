import type { Collection } from "../../collections/define-collection.ts";
import { collectionAt } from "../../collections/define-collection.ts";
import type { GeographyLevel, Measure } from "../../collections/measures.ts";
import type { Question } from "./questions.ts";
import type { Breakdown } from "./spot.ts";

/** A group of people that figures are given for, and at which levels. */
export interface Slice {
  /** Null for everyone together. */
  readonly breakdown: Breakdown | null;
  readonly levels: readonly GeographyLevel[];
}

/**
 * Where the figures of a question are given: for everyone together, then for each value of each category that its table
 * asks for in that period. A number of councils and what stands between councils are not given for a single council.
 */
export function slicesOf(collection: Collection, question: Question, period: string): readonly Slice[] {
  const measure = collection.measures[question.measure];
  const columns = collectionAt(collection, period).tables[question.table]?.columns ?? {};
  const given = (levels: readonly GeographyLevel[]): readonly GeographyLevel[] =>
    levels.filter((level) => isGivenAt(measure, level));
  const broken = (collection.publish.breakdowns ?? []).flatMap(({ column, levels }) => {
    const category = isBrokenBy(collection, measure, column) ? columns[column] : undefined;
    const values = category?.kind === "category" ? Object.keys(category.values) : [];
    return values.map((value) => ({ breakdown: { column, value }, levels: given(levels) }));
  });
  return [{ breakdown: null, levels: given(collection.publish.levels) }, ...broken];
}

/** True where a measure is given at a level, of those the collection publishes. */
export function isGivenAt(measure: Measure | undefined, level: GeographyLevel): boolean {
  const counts = measure?.kind === "band" || measure?.kind === "quantile" || isCountOfCouncils(measure);
  return !(counts && level === "council") && (measure?.levels?.includes(level) ?? true);
}

/**
 * True where a measure is broken down by a category, of those the collection publishes: not a share by the category it is
 * the share of, nor a rate by one its population is not known by.
 */
export function isBrokenBy(collection: Collection, measure: Measure | undefined, column: string): boolean {
  if (measure === undefined || measure.by?.includes(column) === false) return false;
  if (measure.kind === "share") return measure.part.column !== column;
  if (measure.kind !== "rate") return true;
  const estimates = collection.populations?.[measure.population]?.estimates ?? [];
  return estimates.some(({ by = {} }) => Object.keys(by).some((breakdown) => breakdown.startsWith(`${column}=`)));
}

function isCountOfCouncils(measure: Measure | undefined): boolean {
  return measure?.kind === "forecast-outcome" && measure.show === "councils met";
}
