import { columnScale } from "../../collections/columns.ts";
import type { Collection, Status } from "../../collections/define-collection.ts";
import { formatUnscaled, powerOfTen, rescale } from "../../exact/decimal.ts";
import type { Row, Value } from "../../ingest/normalise/normalised.ts";
import { columnsOf, declaredColumn, type Question, type Sum, termColumn } from "../aggregate/questions.ts";

/** A cell that a figure was made from, as it was read. */
export interface CellRead {
  readonly column: string;
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  /** Exact decimal text; null where the cell has no number. */
  readonly value: string | null;
  readonly status: Status | null;
  /** True where its number is in the figure. */
  readonly counted: boolean;
}

/** What one council gave for one question: the same as the engine adds up (see `partsSql`), with its cells. */
export interface CouncilPart {
  /** Unscaled, at the scale of the question's sums. */
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  /** True where every term is in every row. */
  readonly complete: boolean;
  /** True where its numbers are in the figure. */
  readonly counted: boolean;
  /** Of a band: whether it is in it. */
  readonly inBand: boolean;
  /** Statuses met in its cells. */
  readonly statuses: readonly Status[];
  readonly cells: readonly CellRead[];
}

/**
 * Adds up a council's rows for a question, one at least. `people` are the council's where the question is a rate of them;
 * null where they are not known.
 */
export function councilPart(
  collection: Collection,
  question: Question,
  rows: readonly Row[],
  people: bigint | null = null,
): CouncilPart {
  const columns = columnsOf(question);
  const values = rows.flatMap((row) => columns.map((column) => row.values[column]));
  const { where } = question.numerator;
  const isPlaced = where === undefined || rows.every((row) => typeof row.values[where.column]?.value === "string");
  const complete = isPlaced && values.every((value) => typeof value?.value === "bigint");
  const isRate = question.kind === "ratio" && question.population !== undefined;
  const add = adder(collection, question, rows);
  const numerator =
    question.kind === "sum" ? plainSum(question.numerator, rows, add) : numeratorOf(question, rows, add);
  const base = question.kind === "sum" ? null : pairedSum(question.denominator, add);
  const denominator = isRate ? people : base;
  const counted = question.kind === "sum" ? numerator !== null : complete && !(isRate && people === null);
  const needsWhole = question.kind === "sum" && question.numerator.terms.some((term) => term.startsWith("-"));
  return {
    numerator,
    denominator,
    complete,
    counted,
    inBand: counted && question.kind === "band" && isInBand(question, numerator, denominator),
    statuses: [...new Set(values.flatMap((value) => value?.status ?? []))],
    cells: rows.flatMap((row) => {
      const isIn = counted && (!needsWhole || columns.every((column) => numberIn(row.values[column]) !== null));
      return columns.flatMap((column) => cellRead(collection, question, { row, column, isIn }));
    }),
  };
}

/** A column's total over the rows given, at a scale; null where no row has a number. */
type Add = (column: string, scale: number, only?: readonly Row[]) => bigint | null;

function adder(collection: Collection, question: Question, rows: readonly Row[]): Add {
  return (column, scale, only = rows) => {
    const own = scaleOf(collection, question, column);
    const numbers = only.flatMap((row) => numberIn(row.values[column]) ?? []);
    if (numbers.length === 0) return null;
    return rescale(
      numbers.reduce((total, number) => total + number, 0n),
      own,
      scale,
    );
  };
}

/** All terms, of the rows that are asked for; of a council without such a row, nothing. */
function numeratorOf({ numerator }: Question, rows: readonly Row[], add: Add): bigint | null {
  const { where } = numerator;
  if (where === undefined) return pairedSum(numerator, add);
  const part = rows.filter((row) => where.values.some((value) => row.values[where.column]?.value === value));
  return part.length === 0 ? 0n : pairedSum(numerator, add, part);
}

/** All terms, or nothing. */
function pairedSum({ terms, scale }: Sum, add: Add, only?: readonly Row[]): bigint | null {
  return terms.reduce<bigint | null>((total, term) => {
    const added = add(termColumn(term), scale, only);
    return total === null || added === null ? null : total + (term.startsWith("-") ? -added : added);
  }, 0n);
}

/** As far as it is known; with a term taken away, only rows that have every term. */
function plainSum(sum: Sum, rows: readonly Row[], add: Add): bigint | null {
  const columns = sum.terms.map(termColumn);
  if (sum.terms.some((term) => term.startsWith("-"))) {
    const whole = rows.filter((row) => columns.every((column) => numberIn(row.values[column]) !== null));
    return pairedSum(sum, add, whole);
  }
  const known = columns.flatMap((column) => add(column, sum.scale) ?? []);
  return known.length === 0 ? null : known.reduce((total, number) => total + number, 0n);
}

/** numerator / denominator from the share on, by whole-number cross-multiplication. */
function isInBand(
  { from, numerator: top, denominator: bottom }: Question & { readonly kind: "band" },
  numerator: bigint | null,
  denominator: bigint | null,
): boolean {
  if (numerator === null || denominator === null || denominator <= 0n) return false;
  const [whole = "0", fraction = ""] = from.share.split(".");
  const left = numerator * powerOfTen(fraction.length) * powerOfTen(bottom.scale);
  const right = denominator * BigInt(whole + fraction) * powerOfTen(top.scale);
  return from.inclusive ? left >= right : left > right;
}

function cellRead(
  collection: Collection,
  question: Question,
  { row, column, isIn }: { readonly row: Row; readonly column: string; readonly isIn: boolean },
): readonly CellRead[] {
  const value = row.values[column];
  if (value === undefined || value.cell === "") return [];
  const number = numberIn(value);
  const text = number === null ? null : formatUnscaled(number, scaleOf(collection, question, column));
  const { cell, status } = value;
  return [{ column, sheet: row.sheet, cell, value: text, status, counted: isIn && number !== null }];
}

function numberIn(value: Value | undefined): bigint | null {
  return typeof value?.value === "bigint" ? value.value : null;
}

function scaleOf(collection: Collection, { table }: Question, column: string): number {
  return columnScale(declaredColumn(collection, table, column)?.kind ?? "count") ?? 0;
}
