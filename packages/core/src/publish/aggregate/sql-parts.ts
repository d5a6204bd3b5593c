import { statusColumn } from "../../ingest/write/rows-schema.ts";
import { quoteIdentifier } from "../sql-quote.ts";
import type { Question } from "./questions.ts";
import { columnsOf, neededColumns } from "./questions.ts";
import { baseSql, knownSql, peopleJoins } from "./sql-people.ts";
import { nullSql, pairedSumSql, plainSumSql } from "./sql-terms.ts";

/** One query: the questions put to one table, over all its rows or by the values of one column. */
export interface PartsRequest {
  readonly table: string;
  /** Category column to break down by; null for everyone together. */
  readonly breakdown: string | null;
  readonly questions: readonly Question[];
  /** Columns the loaded rows have; a column they lack is unknown in every row. */
  readonly columns: ReadonlySet<string>;
}

/** Name under which the table that places councils in areas is loaded. */
export const councilsTable = "authorities";

/** Name under which the rows of a table of the collection are loaded. */
export function rowsTable(table: string): string {
  return `rows_${table}`;
}

/** A statement that returns no rows, only the columns the loaded rows have. */
export function columnsSql(table: string): string {
  return `SELECT * FROM ${quoteIdentifier(rowsTable(table))} LIMIT 0`;
}

/** The periods that councils are expected in. */
export function periodsSql(): string {
  return `SELECT DISTINCT a."period" AS "period" FROM "${councilsTable}" AS a`;
}

/** Councils that have rows for a period in which the register does not place them. */
export function unplacedSql(table: string): string {
  return [
    `SELECT DISTINCT r."return_period" AS "period", r."council_code" AS "council"`,
    `FROM ${quoteIdentifier(rowsTable(table))} AS r`,
    `LEFT JOIN "${councilsTable}" AS a ON a."period" = r."return_period" AND a."code" = r."council_code"`,
    `WHERE a."code" IS NULL`,
  ].join("\n");
}

/** Columns that say why the questions' columns hold no value, as far as the rows have them. */
export function statusColumns(questions: readonly Question[], columns: ReadonlySet<string>): readonly string[] {
  const statuses = questions.flatMap((question) => columnsOf(question).map(statusColumn));
  return [...new Set(statuses)].filter((column) => columns.has(column));
}

/**
 * The exact parts of every question for each period x area (x value of the breakdown), in the
 * subset of SQL that engines agree on: sums and counts only, no division, no rounding, no doubles.
 * First a council at a time, then over the areas; the level of a row is told by which one of
 * `region`, `council_type` and `council` is not null (none: England).
 *
 * Columns a question at index i gives: `q{i}_numerator`, `q{i}_denominator` (ratios), `q{i}_responded`
 * (councils in the figure) and `q{i}_complete` (councils that gave every term in every row);
 * `s{j}` and `t{j}` are the first and last status met in the column at index j of `statusColumns`.
 * `councils` is how many sent rows at all. A ratio or a band leaves out a council with any
 * unknown term, from both of its sides; a sum adds what is known.
 */
export function partsSql(request: PartsRequest): string {
  const { breakdown, questions, columns } = request;
  const by = breakdown === null ? [] : [`c."breakdown"`];
  const sets = [[], [`a."region_code"`], [`a."council_type_code"`], [`c."council"`]];
  const groups = sets.map((set) => `(${[`c."period"`, ...set, ...by].join(", ")})`);
  const chosen = [
    `c."period" AS "period"`,
    `a."region_code" AS "region"`,
    `a."council_type_code" AS "council_type"`,
    `c."council" AS "council"`,
    ...(breakdown === null ? [] : [`c."breakdown" AS "breakdown"`]),
    `count(*) AS "councils"`,
    ...questions.flatMap(areaColumns),
    ...statusColumns(questions, columns).flatMap((_, index) => [
      `min(c."s${index}") AS "s${index}"`,
      `max(c."t${index}") AS "t${index}"`,
    ]),
  ];
  return [
    `WITH "by_council" AS (`,
    indent(byCouncilSql(request)),
    ")",
    "SELECT",
    indent(chosen.join(",\n")),
    `FROM "by_council" AS c`,
    `JOIN "${councilsTable}" AS a ON a."period" = c."period" AND a."code" = c."council"`,
    ...peopleJoins(request),
    `GROUP BY GROUPING SETS (${groups.join(", ")})`,
  ].join("\n");
}

/**
 * What each council gave for each question in each period (and value of the breakdown): `n{i}` and `d{i}`, its sums;
 * `u{i}`, how many of its rows lack a term; `s{j}` and `t{j}`, the first and last status in each status column.
 */
export function byCouncilSql({ table, breakdown, questions, columns }: PartsRequest): string {
  const value = breakdown === null ? [] : [`r.${quoteIdentifier(breakdown)}`];
  const chosen = [
    `r."return_period" AS "period"`,
    `r."council_code" AS "council"`,
    ...value.map((column) => `${column} AS "breakdown"`),
    ...questions.flatMap((question, index) => councilColumns(question, index, columns)),
    ...statusColumns(questions, columns).flatMap((column, index) => [
      `min(r.${quoteIdentifier(column)}) AS "s${index}"`,
      `max(r.${quoteIdentifier(column)}) AS "t${index}"`,
    ]),
  ];
  return [
    "SELECT",
    indent(chosen.join(",\n")),
    `FROM ${quoteIdentifier(rowsTable(table))} AS r`,
    ...value.map((column) => `WHERE ${column} IS NOT NULL`),
    `GROUP BY ${[`r."return_period"`, `r."council_code"`, ...value].join(", ")}`,
  ].join("\n");
}

function councilColumns(question: Question, index: number, columns: ReadonlySet<string>): string[] {
  const unknown = neededColumns(question).map((column) => nullSql(column, columns));
  const numerator = question.kind === "sum" ? plainSumSql : pairedSumSql;
  const hasBase = question.kind !== "sum" && question.denominator.terms.length > 0;
  return [
    `${numerator(question.numerator, columns)} AS "n${index}"`,
    ...(hasBase ? [`${pairedSumSql(question.denominator, columns)} AS "d${index}"`] : []),
    `count(*) FILTER (WHERE ${unknown.join(" OR ")}) AS "u${index}"`,
  ];
}

function areaColumns(question: Question, index: number): string[] {
  const known = knownSql(question, index);
  const complete = `count(*) FILTER (WHERE c."u${index}" = 0) AS "q${index}_complete"`;
  if (question.kind === "sum") {
    return [`sum(c."n${index}") AS "q${index}_numerator"`, `count(c."n${index}") AS "q${index}_responded"`, complete];
  }
  const responded = `count(*) FILTER (WHERE ${known}) AS "q${index}_responded"`;
  if (question.kind === "band") {
    const inBand = `${known} AND ${bandSql(question, index)}`;
    return [`count(*) FILTER (WHERE ${inBand}) AS "q${index}_numerator"`, responded, complete];
  }
  return [
    `sum(c."n${index}") FILTER (WHERE ${known}) AS "q${index}_numerator"`,
    `sum(${baseSql(question, index)}) FILTER (WHERE ${known}) AS "q${index}_denominator"`,
    responded,
    complete,
  ];
}

/** numerator / denominator above a share, by whole-number cross-multiplication. */
function bandSql(question: Question & { kind: "band" }, index: number): string {
  const [whole = "0", fraction = ""] = question.from.share.split(".");
  const share = BigInt(whole + fraction);
  const factor = 10n ** BigInt(fraction.length);
  const sign = question.from.inclusive ? ">=" : ">";
  return `c."d${index}" > 0 AND c."n${index}" * ${factor} ${sign} c."d${index}" * ${share}`;
}

/** Every line of a text further to the right. */
export function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
