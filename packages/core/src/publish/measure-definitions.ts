import type { Collection } from "../collections/define-collection.ts";
import type { Measure, Terms } from "../collections/measures.ts";
import { onlyBasis } from "./aggregate/questions.ts";

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
  readonly unit: string;
  /** Such as `personal_budget_spend / community_budget > 0.10`. */
  readonly formula: string;
}

/** Every measure of a collection on every basis, in the order declared. */
export function measureDefinitions(collection: Collection): readonly MeasureDefinition[] {
  return Object.entries(collection.measures).flatMap(([id, measure]) =>
    formulasOf(collection, measure).map(({ basis, basisTitle, formula }) => ({
      measure: id,
      basis,
      kind: measure.kind,
      title: measure.title,
      basisTitle,
      description: measure.description,
      version: measure.version,
      unit: unitOf(collection, measure),
      formula,
    })),
  );
}

interface Formula {
  readonly basis: string;
  readonly basisTitle: string;
  readonly formula: string;
}

function formulasOf(collection: Collection, measure: Measure): readonly Formula[] {
  if (measure.kind === "sum") return [one(`${measure.table}: ${added(measure.terms)}`)];
  if (measure.kind === "band") {
    const { table, numerator, denominator, from } = measure;
    const sign = from.inclusive ? ">=" : ">";
    return [one(`${table}: councils with ${divided(numerator, denominator)} ${sign} ${from.share}`)];
  }
  if (measure.kind === "ratio") {
    return Object.entries(measure.bases).map(([basis, { title, numerator, denominator }]) => ({
      basis,
      basisTitle: title,
      formula: `${measure.table}: 100 x ${divided(numerator, denominator)}`,
    }));
  }
  const of = collection.measures[measure.of];
  const ending = measure.kind === "change" ? "less the same a year before" : `less target ${measure.target}`;
  const bases = of === undefined ? [] : formulasOf(collection, of);
  return bases.map((basis) => ({ ...basis, formula: `${measure.of} ${ending}` }));
}

function unitOf(collection: Collection, measure: Measure): string {
  if (measure.kind === "sum") return measure.unit;
  if (measure.kind === "band") return "councils";
  if (measure.kind === "ratio") return "percent";
  if (measure.kind === "against-target") return "percentage points";
  const of = collection.measures[measure.of];
  const unit = of === undefined ? "" : unitOf(collection, of);
  return unit === "percent" ? "percentage points" : unit;
}

function one(formula: string): Formula {
  return { basis: onlyBasis, basisTitle: "", formula };
}

function divided(numerator: Terms, denominator: Terms): string {
  return [numerator, denominator].map((terms) => (terms.length > 1 ? `(${added(terms)})` : added(terms))).join(" / ");
}

function added(terms: Terms): string {
  return terms
    .map((term, at) => (term.startsWith("-") ? `- ${term.slice(1)}` : at === 0 ? term : `+ ${term}`))
    .join(" ");
}
