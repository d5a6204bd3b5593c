import type { Collection } from "../collections/define-collection.ts";
import { disclosureRules } from "../collections/disclosure.ts";
import type { Measure, OwnMost } from "../collections/measures.ts";
import { declaredColumn, type Question, questionsOf, termColumn } from "./aggregate/questions.ts";

/** True where nothing a council gives for a question can be below zero: no term is taken away, and none can be negative. */
export function isNonNegative(collection: Collection, question: Question): boolean {
  const terms = [...question.numerator.terms, ...(question.kind === "sum" ? [] : question.denominator.terms)];
  return terms.every((term) => {
    const column = declaredColumn(collection, question.table, termColumn(term));
    return !term.startsWith("-") && !(column?.kind === "amount" && column.negative === true);
  });
}

/** What the bounds of a measure's figures rest on where councils are missing; where it has none, why. */
export function boundsWords(collection: Collection, id: string, measure: Measure): string {
  if (measure.kind === "projection") return "None: it is no figure of councils, but a series carried on.";
  if (measure.kind === "band") return "Every missing council could be counted, or none.";
  if (measure.kind === "forecast-outcome") {
    if (measure.show !== "councils met") return "None: what a missing council forecast and had is not known.";
    return "Every missing council could have met its forecast, or none.";
  }
  if (measure.kind === "change" || measure.kind === "against-target") return `Those of ${measure.of}, compared.`;
  if (measure.kind === "quantile") {
    return `The missing councils could all stand below the others, or all above.${hiddenWords(collection)} ${negativeWords(collection, measure.of)}`;
  }
  if (measure.kind === "sum" && measure.forecastOf !== undefined) {
    return "Low: the missing councils expect nothing. High: none, what a council expects has no limit.";
  }
  const negative = negativeWords(collection, id);
  if (negative !== "") return negative;
  return mostWords(collection.publish.coverage?.ownMost, measure);
}

function hiddenWords(collection: Collection): string {
  if (disclosureRules(collection) === undefined) return "";
  return " Where it is hidden, so could those that are hidden, and the others stand where their published numbers were rounded from.";
}

function negativeWords(collection: Collection, id: string): string {
  const own = questionsOf(collection).filter(({ measure }) => measure === id);
  return own.every((question) => isNonNegative(collection, question))
    ? ""
    : "None: a council's number can be below zero.";
}

function mostWords(rule: OwnMost | undefined, measure: Measure): string {
  const low = "Low: the missing councils have nothing to count.";
  if (rule === undefined) return `${low} High: none, the collection does not say what a council can have at most.`;
  const floor = rule.atLeast === undefined ? "" : `, and never less than ${rule.atLeast}`;
  const past = rule.times === undefined ? [] : [`${rule.times} times the most it gave in another period${floor}`];
  const people = rule.ofPopulation;
  const share = people === undefined ? [] : [`${people.percent}% of its people (${people.population})`];
  const of = measure.kind === "sum" ? ` of ${measure.within ?? "it"}` : measure.kind === "rate" ? "" : " of its base";
  if (measure.kind === "ratio" && Object.values(measure.bases).every(({ mayExceed }) => mayExceed)) {
    return `${low.replace("count.", "count and the most base.")} High: none, a council's number can be more than its base.`;
  }
  return `${low} High: each has the most it is taken to have${of}: ${[...past, ...share].join(", or if less ")}.`;
}
