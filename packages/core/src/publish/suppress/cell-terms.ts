import { columnsOf, type Question, type Sum, termColumn } from "../aggregate/questions.ts";
import type { RowGroup } from "../aggregate/row-groups.ts";

/** A number of a group of rows, added or taken away. */
export interface CellTerm {
  readonly group: RowGroup;
  readonly column: string;
  readonly factor: 1 | -1;
}

/**
 * The numbers that make up one number of a question over some councils' rows. A share takes only councils that gave every
 * term in every row, a sum what was given, and a sum with a term taken away only rows that have all of them.
 */
export function questionTerms(
  question: Question,
  part: "value" | "numerator" | "denominator",
  councils: readonly (readonly RowGroup[])[],
): readonly CellTerm[] {
  if ((part === "value") !== (question.kind === "sum")) return [];
  const columns = columnsOf(question);
  const isWhole = (group: RowGroup) => columns.every((column) => !group.unknown.has(column));
  const { numerator } = question;
  if (question.kind === "sum") {
    const hasLess = numerator.terms.some((term) => term.startsWith("-"));
    return termsIn(numerator, hasLess ? councils.flat().filter(isWhole) : councils.flat());
  }
  const rows = councils.filter((groups) => groups.every(isWhole)).flat();
  return part === "denominator"
    ? termsIn(question.denominator, rows)
    : termsIn(numerator, rows.filter(isPicked(numerator)));
}

function isPicked({ where }: Sum): (group: RowGroup) => boolean {
  return ({ categories }) => where === undefined || where.values.includes(categories[where.column] ?? "");
}

function termsIn({ terms, quantity }: Sum, groups: readonly RowGroup[]): readonly CellTerm[] {
  if (quantity !== "count") return [];
  return groups.flatMap((group) =>
    terms.flatMap((term): CellTerm[] => {
      const column = termColumn(term);
      if (group.counts[column] === undefined) return [];
      return [{ group, column, factor: term.startsWith("-") ? -1 : 1 }];
    }),
  );
}
