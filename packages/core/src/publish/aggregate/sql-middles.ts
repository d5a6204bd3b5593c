import type { Point } from "./quantile-point.ts";
import type { PartsRequest } from "./sql-parts.ts";
import { byCouncilSql, councilsTable, indent } from "./sql-parts.ts";
import { baseSql, knownSql, peopleJoins } from "./sql-people.ts";

/**
 * The councils that stand in the middle: for the one question of the request, each period and area (and value of the
 * breakdown), the numbers `n` and `d` of the councils at each point of all in order of n / d, and of those that would
 * stand there if every council not in the figure came first, or last. `at` is a council's place from 1, `of` how many
 * have one, `expected` how many councils the area has. Councils without a base have no place; equal ones stand in the
 * order of their codes.
 */
export function middlesSql(request: PartsRequest, points: readonly Point[]): string {
  const [question] = request.questions;
  if (question === undefined) throw new RangeError("There is no question to find the middle of");
  const by = request.breakdown === null ? [] : [`"breakdown"`];
  const area = [`"period"`, `"level"`, `"area"`, ...by];
  const own = [...area, `"council"`, `"n"`, `"d"`].map((column) => `r.${column}`);
  return [
    `WITH "by_council" AS (`,
    indent(byCouncilSql(request)),
    `), "placed" AS (`,
    indent(placedSql()),
    `), "expected" AS (`,
    `  SELECT p."period", p."level", p."area", count(*) AS "expected" FROM "placed" AS p`,
    `  GROUP BY p."period", p."level", p."area"`,
    `), "members" AS (`,
    `  SELECT ${[`c."period"`, `q."level"`, `q."area"`, ...by.map((column) => `c.${column}`), `c."council"`].join(", ")},`,
    `    c."n0" AS "n", ${baseSql(question, 0)} AS "d"`,
    `  FROM "by_council" AS c`,
    `  JOIN "placed" AS q ON q."period" = c."period" AND q."council" = c."council"`,
    ...peopleJoins(request).map(indent),
    `  WHERE ${knownSql(question, 0)} AND ${baseSql(question, 0)} > 0`,
    `), "ranked" AS (`,
    indent(question.kind === "sum" ? rankedSql(area) : rankedByQuotientSql(area)),
    ")",
    `SELECT ${own.join(", ")}, r."at", r."of", e."expected"`,
    `FROM "ranked" AS r`,
    `JOIN "expected" AS e ON e."period" = r."period" AND e."level" = r."level" AND e."area" = r."area"`,
    `WHERE ${points.map(wantedSql).join("\n  OR ")}`,
  ].join("\n");
}

/** Councils in order of their sums. */
function rankedSql(area: readonly string[]): string {
  const among = `PARTITION BY ${area.map((column) => `m.${column}`).join(", ")}`;
  const order = `ORDER BY m."n" NULLS LAST, m."council" NULLS LAST`;
  return [
    `SELECT m.*, row_number() OVER (${among} ${order}) AS "at", count(*) OVER (${among}) AS "of"`,
    `FROM "members" AS m`,
  ].join("\n");
}

/**
 * Engines divide and order quotients each in their own way, so a place is counted instead: two councils are compared by
 * whole-number cross-multiplication, n1 x d2 against n2 x d1.
 */
function rankedByQuotientSql(area: readonly string[]): string {
  const own = [...area, `"council"`, `"n"`, `"d"`].map((column) => `x.${column}`).join(", ");
  const before = `y."n" * x."d" < x."n" * y."d"`;
  const level = `y."n" * x."d" = x."n" * y."d" AND y."council" <= x."council"`;
  return [
    `SELECT ${own}, count(*) FILTER (WHERE ${before} OR (${level})) AS "at", count(*) AS "of"`,
    `FROM "members" AS x JOIN "members" AS y ON ${area.map((column) => `y.${column} = x.${column}`).join(" AND ")}`,
    `GROUP BY ${own}`,
  ].join("\n");
}

/** Every council in each area it counts towards. */
function placedSql(): string {
  const areas = [
    [`'england'`, `''`],
    [`'region'`, `a."region_code"`],
    [`'council-type'`, `a."council_type_code"`],
  ];
  return areas
    .map(
      ([level, area]) =>
        `SELECT a."period" AS "period", a."code" AS "council", ${level} AS "level", ${area} AS "area" FROM "${councilsTable}" AS a`,
    )
    .join("\nUNION ALL\n");
}

/** The places at a point, without division: place x bottom lies between councils x top and one bottom more. */
function wantedSql({ top, bottom }: Point): string {
  const between = (place: string, councils: string): string =>
    `${place} * ${bottom} BETWEEN ${councils} * ${top} AND ${councils} * ${top} + ${bottom}`;
  return [
    between(`r."at"`, `r."of"`),
    between(`r."at"`, `e."expected"`),
    between(`(r."at" + e."expected" - r."of")`, `e."expected"`),
  ].join(" OR ");
}
