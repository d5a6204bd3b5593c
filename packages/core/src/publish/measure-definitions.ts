import type { Collection } from "../collections/define-collection.ts";
import type { Measure } from "../collections/measures.ts";
import { rememberBy } from "../collections/remember-by.ts";
import { groupDigits } from "../exact/group-digits.ts";
import { boundsWords } from "./bounds-words.ts";
import { definitionMarks } from "./definition-marks.ts";
import { formulasOf } from "./measure-formulas.ts";
import { type Nature, natureOf } from "./nature-of.ts";

/** A measure on one basis, in words and as a formula. */
export interface MeasureDefinition {
  readonly measure: string;
  readonly basis: string;
  readonly kind: Measure["kind"];
  readonly title: string;
  /** What the base is; empty for measures with one meaning. */
  readonly basisTitle: string;
  readonly description: string;
  readonly version: number;
  /** As it stands in each of its figures, see `definitionMarks`. */
  readonly definition: string;
  readonly nature: Nature;
  readonly unit: string;
  /** Such as `personal_budget_spend / community_budget > 0.10`. */
  readonly formula: string;
  /** What the bounds of its figures rest on where councils are missing, or why there are none. */
  readonly bounds: string;
  /** Of a rate: where the people it is of were published; null of all others. */
  readonly source: string | null;
}

/** Every measure of a collection on every basis, in the order declared. */
export const measureDefinitions = rememberBy((collection: Collection): readonly MeasureDefinition[] => {
  const marks = definitionMarks(collection);
  return Object.entries(collection.measures).flatMap(([id, measure]) =>
    formulasOf(collection, measure).map(({ basis, basisTitle, formula }) => ({
      measure: id,
      basis,
      kind: measure.kind,
      title: measure.title,
      basisTitle,
      description: measure.description,
      version: measure.version,
      definition: marks.get(id) ?? "",
      nature: natureOf(collection, id),
      unit: unitOf(collection, measure),
      formula,
      bounds: boundsWords(collection, id, measure),
      source: sourceOf(collection, measure),
    })),
  );
});

function sourceOf(collection: Collection, measure: Measure): string | null {
  const of = "of" in measure ? collection.measures[measure.of] : undefined;
  if (of !== undefined) return sourceOf(collection, of);
  return measure.kind === "rate" ? (collection.populations?.[measure.population]?.source ?? null) : null;
}

function unitOf(collection: Collection, measure: Measure): string {
  if (measure.kind === "sum") return measure.unit;
  if (measure.kind === "band") return "councils";
  if (measure.kind === "ratio" || measure.kind === "share") return "percent";
  if (measure.kind === "rate") return `per ${groupDigits(String(measure.per))}`;
  if (measure.kind === "against-target") return "percentage points";
  if (measure.kind === "forecast-outcome" && measure.show !== "difference") {
    return measure.show === "percent" ? "percent" : "councils";
  }
  const of = collection.measures["of" in measure ? measure.of : measure.outcome];
  const unit = of === undefined ? "" : unitOf(collection, of);
  return unit === "percent" && measure.kind === "change" ? "percentage points" : unit;
}
