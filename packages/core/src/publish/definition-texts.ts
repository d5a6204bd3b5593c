import type { Collection } from "../collections/define-collection.ts";
import type { Measure } from "../collections/measures.ts";
import { canonicalJson } from "./write/canonical-json.ts";

/**
 * What each measure of a collection means, by id, as text that changes when the meaning does: its
 * version, its terms and what it is compared with, not its titles. `publish` is how figures are
 * rounded and protected.
 */
export function definitionTexts(collection: Collection): Readonly<Record<string, string>> {
  const { levels: _, breakdowns: __, ...rules } = collection.publish;
  const measures = Object.entries(collection.measures).map(([id, measure]) => [
    id,
    canonicalJson(meaningOf(collection, measure)),
  ]);
  return { ...Object.fromEntries(measures), publish: canonicalJson(rules) };
}

function meaningOf({ populations }: Collection, whole: Measure): object {
  const { title: _, description: __, levels: ___, by: ____, ...measure } = whole;
  if (measure.kind === "rate") return { ...measure, populationVersion: populations?.[measure.population]?.version };
  if (measure.kind !== "ratio") return measure;
  const bases = Object.entries(measure.bases).map(([id, { numerator, denominator }]) => [
    id,
    { numerator, denominator },
  ]);
  return { ...measure, bases: Object.fromEntries(bases) };
}
