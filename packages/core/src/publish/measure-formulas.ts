import type { Collection } from "../collections/define-collection.ts";
import type {
  ChangeMeasure,
  DerivedMeasure,
  DirectMeasure,
  Measure,
  OutcomeMeasure,
  ProjectionMeasure,
  Terms,
} from "../collections/measures.ts";
import { isDirect } from "../collections/measures.ts";
import { groupDigits } from "../exact/group-digits.ts";
import { onlyBasis } from "./aggregate/questions.ts";

/** A measure on one basis as a formula. */
export interface Formula {
  readonly basis: string;
  /** What the base is; empty for measures with one meaning. */
  readonly basisTitle: string;
  readonly formula: string;
}

/** How a measure is worked out on each of its bases; those made from another have the bases of that. */
export function formulasOf(collection: Collection, measure: Measure): readonly Formula[] {
  if (isDirect(measure)) return directFormulas(collection, measure);
  if (measure.kind === "forecast-outcome") return [one(outcomeFormula(measure))];
  const of = collection.measures[measure.of];
  const formula = derivedFormula(measure);
  return of === undefined ? [] : formulasOf(collection, of).map((basis) => ({ ...basis, formula }));
}

function directFormulas(collection: Collection, measure: DirectMeasure): readonly Formula[] {
  if (measure.kind === "sum") return [one(`${measure.table}: ${added(measure.terms)}`)];
  if (measure.kind === "band") {
    const { table, numerator, denominator, from } = measure;
    const sign = from.inclusive ? ">=" : ">";
    return [one(`${table}: councils with ${divided(numerator, denominator)} ${sign} ${from.share}`)];
  }
  if (measure.kind === "share") {
    const { column, values } = measure.part;
    const terms = bracketed(measure.terms);
    return [one(`${measure.table}: 100 x ${terms} where ${column} is ${values.join(" or ")} / ${terms}`)];
  }
  if (measure.kind === "rate") {
    const { population, per } = measure;
    const basisTitle = collection.populations?.[population]?.title ?? population;
    const formula = `${measure.table}: ${groupDigits(String(per))} x ${bracketed(measure.terms)} / ${population}`;
    return [{ basis: onlyBasis, basisTitle, formula }];
  }
  return Object.entries(measure.bases).map(([basis, { title, numerator, denominator }]) => ({
    basis,
    basisTitle: title,
    formula: `${measure.table}: 100 x ${divided(numerator, denominator)}`,
  }));
}

function derivedFormula(measure: DerivedMeasure): string {
  if (measure.kind === "change") return `${measure.of} less ${comparedWords(measure)}`;
  if (measure.kind === "against-target") return `${measure.of} less target ${measure.target}`;
  if (measure.kind === "quantile") {
    return `${measure.of} of the council at ${measure.at} of all in order, or the mean of the two it falls between`;
  }
  return projectionFormula(measure);
}

function comparedWords({ on }: ChangeMeasure): string {
  if (on === undefined) return "the same a year before";
  return on === "period before" ? "the same in the period before" : `the same in ${on.period}`;
}

function projectionFormula({ of, to, method, least, most }: ProjectionMeasure): string {
  const how =
    method.kind === "last change"
      ? "by its last change, by days"
      : `along the least squares line through its last ${method.periods} periods, by days`;
  const limits = [
    least === undefined ? [] : [`at least ${least}`],
    most === undefined ? [] : [`at most ${most}`],
  ].flat();
  return [`${of} carried on to ${to} ${how}`, ...limits].join(", ");
}

function outcomeFormula({ forecast, outcome, show }: OutcomeMeasure): string {
  const foreseen = `${forecast} a year before, councils that gave both`;
  if (show === "councils met") return `councils with ${outcome} >= ${foreseen}`;
  return show === "percent" ? `100 x ${outcome} / ${foreseen}` : `${outcome} less ${foreseen}`;
}

function one(formula: string): Formula {
  return { basis: onlyBasis, basisTitle: "", formula };
}

function divided(numerator: Terms, denominator: Terms): string {
  return `${bracketed(numerator)} / ${bracketed(denominator)}`;
}

function bracketed(terms: Terms): string {
  return terms.length > 1 ? `(${added(terms)})` : added(terms);
}

function added(terms: Terms): string {
  return terms
    .map((term, at) => (term.startsWith("-") ? `- ${term.slice(1)}` : at === 0 ? term : `+ ${term}`))
    .join(" ");
}
