import type { Measure } from "./measures.ts";

/** Tables and columns a measure names, terms with their sign. */
export function measureColumns(measure: Measure): readonly { readonly table: string; readonly column: string }[] {
  return "table" in measure ? namedIn(measure).map((column) => ({ table: measure.table, column })) : [];
}

function namedIn(measure: Measure): readonly string[] {
  if (measure.kind === "sum" || measure.kind === "rate") return measure.terms;
  if (measure.kind === "band") return [...measure.numerator, ...measure.denominator];
  if (measure.kind === "share") return [...measure.terms, measure.part.column];
  if (measure.kind !== "ratio") return [];
  return Object.values(measure.bases).flatMap(({ numerator, denominator }) => [...numerator, ...denominator]);
}
