import type { Column } from "../../collections/columns.ts";
import { columnScale } from "../../collections/columns.ts";
import type { Collection } from "../../collections/define-collection.ts";
import { collectionAt } from "../../collections/define-collection.ts";
import { type DirectMeasure, isDirect, type Terms } from "../../collections/measures.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import { groupDigits } from "../../exact/group-digits.ts";

/** What a number counts, which is what decides how it is rounded and whether it may be hidden. */
export type Quantity = "count" | "pounds" | "rate" | "councils" | "percent" | "points";

/** Columns added together, with the kind and scale their sum has. */
export interface Sum {
  readonly terms: Terms;
  readonly quantity: Quantity;
  /** Digits after the point. */
  readonly scale: number;
  /** Only the rows with one of these values are added up; where a council has none of them, nothing is. */
  readonly where?: { readonly column: string; readonly values: readonly string[] };
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
  | {
      readonly kind: "ratio";
      readonly denominator: Sum;
      /** What the quotient is multiplied by: 100 for a percentage. */
      readonly per: bigint;
      /** Where the base is people that nobody returns: id of the population. The denominator has no terms then. */
      readonly population?: string;
    }
  | { readonly kind: "band"; readonly denominator: Sum; readonly from: BandFrom }
);

/** Basis of a measure with one meaning. */
export const onlyBasis = "all";

/**
 * Everything a collection's measures ask of its rows, in the order they are declared.
 * Measures made from the figures of others ask nothing of the rows.
 * Throws a `TypeError` where a measure adds up a column that holds no number.
 */
export function questionsOf(collection: Collection): readonly Question[] {
  return rememberedQuestions(collection);
}

const rememberedQuestions = rememberBy((collection: Collection): readonly Question[] =>
  Object.entries(collection.measures).flatMap(([id, measure]) =>
    isDirect(measure) ? questionsOfMeasure(collection, id, measure) : [],
  ),
);

/** True where every column the question needs was asked for in that period. */
export function isAsked(collection: Collection, question: Question, period: string): boolean {
  const columns = collectionAt(collection, period).tables[question.table]?.columns ?? {};
  return neededColumns(question).every((column) => columns[column] !== undefined);
}

/** Ids of the columns a question reads: those it adds up, and the one that says which rows. */
export function neededColumns(question: Question): readonly string[] {
  const { where } = question.numerator;
  return where === undefined ? columnsOf(question) : [...columnsOf(question), where.column];
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

/** Key of a question: its measure on its basis. */
export function questionKey({ measure, basis }: Question): string {
  return `${measure}/${basis}`;
}

/** A column as any edition declares it, the latest first. */
export function declaredColumn(collection: Collection, table: string, column: string): Column | undefined {
  const editions = (collection.editions ?? []).map((edition) => edition.columns?.[table]?.[column]);
  return editions.findLast((found) => found !== undefined) ?? collection.tables[table]?.columns[column];
}

function questionsOfMeasure(collection: Collection, id: string, measure: DirectMeasure): readonly Question[] {
  const sum = (terms: Terms): Sum => sumOf(collection, measure.table, terms);
  const common = { measure: id, table: measure.table, basis: onlyBasis };
  if (measure.kind === "sum") return [{ ...common, kind: "sum", unit: measure.unit, numerator: sum(measure.terms) }];
  if (measure.kind === "band") {
    const { numerator, denominator, from } = measure;
    return [
      { ...common, kind: "band", unit: "councils", numerator: sum(numerator), denominator: sum(denominator), from },
    ];
  }
  if (measure.kind === "rate") {
    const { per, population } = measure;
    const unit = `per ${groupDigits(String(per))}`;
    const base = { denominator: people, per: BigInt(per), population };
    return [{ ...common, kind: "ratio", unit, numerator: sum(measure.terms), ...base }];
  }
  const percent = { ...common, kind: "ratio", unit: "percent", per: 100n } as const;
  if (measure.kind === "share") {
    const whole = sum(measure.terms);
    return [{ ...percent, numerator: { ...whole, where: measure.part }, denominator: whole }];
  }
  return Object.entries(measure.bases).map(([basis, { numerator, denominator }]) => ({
    ...percent,
    basis,
    numerator: sum(numerator),
    denominator: sum(denominator),
  }));
}

/** People of a population: a sum of no column. */
const people: Sum = { terms: [], quantity: "count", scale: 0 };

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
