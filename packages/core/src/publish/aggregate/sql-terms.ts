import { quoteIdentifier, quoteLiteral } from "../sql-quote.ts";
import type { Sum } from "./questions.ts";
import { termColumn } from "./questions.ts";

/** A council's terms added up. Only read where every row has every term (see `u`), so no row is left out here. */
export function pairedSumSql(sum: Sum, columns: ReadonlySet<string>): string {
  if (sum.where === undefined) return addedSql(termsOf(sum, columns));
  const { column, values } = sum.where;
  const named = values.map(quoteLiteral).join(", ");
  const terms = termsOf(sum, columns, ` FILTER (WHERE r.${quoteIdentifier(column)} IN (${named}))`);
  return addedSql(terms.map((term) => ({ ...term, sql: `coalesce(${term.sql}, ${zeroSql(sum)})` })));
}

/**
 * A council's terms added up as far as they are known; unknown where none is. With a subtracted term only
 * rows that have every term count: leaving out what is subtracted would overstate.
 */
export function plainSumSql(sum: Sum, columns: ReadonlySet<string>): string {
  const terms = termsOf(sum, columns);
  if (terms.some(({ sign }) => sign === "-")) {
    const known = terms.map(({ column }) => `NOT ${nullSql(column, columns)}`).join(" AND ");
    return addedSql(termsOf(sum, columns, ` FILTER (WHERE ${known})`));
  }
  if (terms.length === 1) return addedSql(terms);
  const anyKnown = terms.map(({ sql }) => `${sql} IS NOT NULL`).join(" OR ");
  const zero = zeroSql(sum);
  return `CASE WHEN ${anyKnown} THEN ${terms.map(({ sql }) => `coalesce(${sql}, ${zero})`).join(" + ")} END`;
}

function zeroSql({ scale }: Sum): string {
  return `CAST(0 AS DECIMAL(38,${scale}))`;
}

interface TermSql {
  readonly sign: "+" | "-";
  readonly column: string;
  /** The column added up over a council's rows. */
  readonly sql: string;
}

function termsOf(sum: Sum, columns: ReadonlySet<string>, filter = ""): readonly TermSql[] {
  return sum.terms.map((term) => {
    const column = termColumn(term);
    const added = columns.has(column) ? `sum(r.${quoteIdentifier(column)})${filter}` : "NULL";
    return { sign: term.startsWith("-") ? "-" : "+", column, sql: `CAST(${added} AS DECIMAL(38,${sum.scale}))` };
  });
}

function addedSql(terms: readonly TermSql[]): string {
  return terms.map(({ sign, sql }, at) => (at === 0 && sign === "+" ? sql : `${sign} ${sql}`)).join(" ");
}

/** True in a row that has no value in the column; always, where the rows lack the column. */
export function nullSql(column: string, columns: ReadonlySet<string>): string {
  return columns.has(column) ? `(r.${quoteIdentifier(column)} IS NULL)` : "(1 = 1)";
}
