import type { Column } from "../../collections/columns.ts";
import { columnScale } from "../../collections/columns.ts";
import type { Collection } from "../../collections/define-collection.ts";
import { collectionAt } from "../../collections/define-collection.ts";
import type { Measure, Terms } from "../../collections/measures.ts";

/** What a number counts, which is what decides how it is rounded and whether it may be hidden. */
export type Quantity = "count" | "pounds" | "rate" | "councils" | "percent" | "points";

/** Columns added together, with the kind and scale their sum has. */
export interface Sum {
  readonly terms: Terms;
  readonly quantity: Quantity;
  /** Digits after the point. */
  readonly scale: number;
}

/** The share from which a council is counted in a band: `10 ** -scale * unscaled`. */
export interface BandFrom {
  readonly share: string;
  readonly inclusive: boolean;
}

/** One measure on one basis, as rows can answer it: what the engine is asked to add up. */
export type Question = {
  readonly measure: string;
  /** Basis id of a ratio; `all` for the others. */
  readonly basis: string;
  readonly table: string;
  readonly unit: string;
  readonly numerator: Sum;
} & (
  | { readonly kind: "sum" }
  | { readonly kind: "ratio"; readonly denominator: Sum }
  | { readonly kind: "band"; readonly denominator: Sum; readonly from: BandFrom }
);

/** Basis of a measure with one meaning. */
export const onlyBasis = "all";

/**
 * Everything a collection's measures ask of its rows, in the order they are declared.
 * Measures made from other measures (`change`, `against-target`) ask nothing of the rows.
 * Throws a `TypeError` where a measure adds up a column that holds no number.
 */
export function questionsOf(collection: Collection): readonly Question[] {
  return Object.entries(collection.measures).flatMap(([id, measure]) => questionsOfMeasure(collection, id, measure));
}

/** True where every column the question adds up was asked for in that period. */
export function isAsked(collection: Collection, question: Question, period: string): boolean {
  const columns = collectionAt(collection, period).tables[question.table]?.columns ?? {};
  return columnsOf(question).every((column) => columns[column] !== undefined);
}

/** Ids of the columns a question adds up, each once. */
export function columnsOf(question: Question): readonly string[] {
  const terms = [...question.numerator.terms, ...(question.kind === "sum" ? [] : question.denominator.terms)];
  return [...new Set(terms.map(termColumn))];
}

/** The column a term names, without its sign. */
export function termColumn(term: string): string {
  return term.replace(/^-/, "");
}

/** A column as any edition declares it, the latest first. */
export function declaredColumn(collection: Collection, table: string, column: string): Column | undefined {
  const editions = (collection.editions ?? []).map((edition) => edition.columns?.[table]?.[column]);
  return editions.findLast((found) => found !== undefined) ?? collection.tables[table]?.columns[column];
}

function questionsOfMeasure(collection: Collection, measureId: string, measure: Measure): readonly Question[] {
  if (measure.kind === "change" || measure.kind === "against-target") return [];
  const sum = (terms: Terms): Sum => sumOf(collection, measure.table, terms);
  const common = { measure: measureId, table: measure.table };
  if (measure.kind === "sum") {
    return [{ ...common, kind: "sum", basis: onlyBasis, unit: measure.unit, numerator: sum(measure.terms) }];
  }
  if (measure.kind === "band") {
    const { numerator, denominator, from } = measure;
    const sums = { numerator: sum(numerator), denominator: sum(denominator) };
    return [{ ...common, kind: "band", basis: onlyBasis, unit: "councils", ...sums, from }];
  }
  return Object.entries(measure.bases).map(([basis, { numerator, denominator }]) => ({
    ...common,
    kind: "ratio",
    basis,
    unit: "percent",
    numerator: sum(numerator),
    denominator: sum(denominator),
  }));
}

function sumOf(collection: Collection, table: string, terms: Terms): Sum {
  const kinds = terms.map((term) => {
    const column = declaredColumn(collection, table, termColumn(term));
    const scale = column === undefined ? undefined : columnScale(column.kind);
    if (column === undefined || scale === undefined) {
      throw new TypeError(`Cannot add up ${table}.${termColumn(term)}: the column holds no number`);
    }
    return { kind: column.kind, scale };
  });
  const kind = kinds[0]?.kind;
  const quantity = kind === "amount" ? "pounds" : kind === "rate" ? "rate" : "count";
  return { terms, quantity, scale: Math.max(0, ...kinds.map(({ scale }) => scale)) };
}
