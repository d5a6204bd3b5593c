import { describe, expect, it } from "vitest";
import { questionsOf } from "../../packages/core/src/publish/aggregate/questions.ts";
import { partsSql, unplacedSql } from "../../packages/core/src/publish/aggregate/sql-parts.ts";
import { loans } from "./fixture.ts";

const questions = questionsOf(loans());
const lent = questions.filter(({ table }) => table === "lending");
const columns = new Set(["branch", "books", "books_status", "films", "films_status", "members", "members_status"]);

describe("partsSql", () => {
  it("reads as one statement a person can check", () => {
    const [share] = lent.filter(({ measure }) => measure === "per_member");
    const sql = partsSql({ table: "lending", breakdown: "branch", questions: share ? [share] : [], columns });
    expect(sql).toMatchInlineSnapshot(`
      "WITH "by_council" AS (
        SELECT
          r."return_period" AS "period",
          r."council_code" AS "council",
          r."branch" AS "breakdown",
          CAST(sum(r."books") AS DECIMAL(38,0)) AS "n0",
          CAST(sum(r."members") AS DECIMAL(38,0)) AS "d0",
          count(*) FILTER (WHERE (r."books" IS NULL) OR (r."members" IS NULL)) AS "u0",
          min(r."books_status") AS "s0",
          max(r."books_status") AS "t0",
          min(r."members_status") AS "s1",
          max(r."members_status") AS "t1"
        FROM "rows_lending" AS r
        WHERE r."branch" IS NOT NULL
        GROUP BY r."return_period", r."council_code", r."branch"
      )
      SELECT
        c."period" AS "period",
        a."region_code" AS "region",
        a."council_type_code" AS "council_type",
        c."council" AS "council",
        c."breakdown" AS "breakdown",
        count(*) AS "councils",
        sum(c."n0") FILTER (WHERE c."u0" = 0) AS "q0_numerator",
        sum(c."d0") FILTER (WHERE c."u0" = 0) AS "q0_denominator",
        count(*) FILTER (WHERE c."u0" = 0) AS "q0_responded",
        count(*) FILTER (WHERE c."u0" = 0) AS "q0_complete",
        min(c."s0") AS "s0",
        max(c."t0") AS "t0",
        min(c."s1") AS "s1",
        max(c."t1") AS "t1"
      FROM "by_council" AS c
      JOIN "authorities" AS a ON a."period" = c."period" AND a."code" = c."council"
      GROUP BY GROUPING SETS ((c."period", c."breakdown"), (c."period", a."region_code", c."breakdown"), (c."period", a."council_type_code", c."breakdown"), (c."period", c."council", c."breakdown"))"
    `);
  });

  it("counts a band by whole-number cross-multiplication", () => {
    const bands = questions.filter(({ kind }) => kind === "band");
    const sql = partsSql({ table: "money", breakdown: null, questions: bands, columns: new Set(["budget", "spend"]) });
    expect(sql).toContain(`c."d0" > 0 AND c."n0" * 100 > c."d0" * 10`);
    expect(sql).toContain(`c."d1" > 0 AND c."n1" * 100 >= c."d1" * 10`);
  });

  it("keeps to what engines agree on: no division, no doubles, no averages, no medians, no shorthand", () => {
    const all = [
      partsSql({ table: "lending", breakdown: null, questions: lent, columns }),
      partsSql({ table: "lending", breakdown: "branch", questions: lent, columns }),
      unplacedSql("lending"),
    ].join("\n");
    for (const word of [
      " / ",
      "DOUBLE",
      "avg(",
      "median",
      "quantile",
      "::",
      "QUALIFY",
      "GROUP BY ALL",
      "EXCLUDE",
      "round(",
    ]) {
      expect(all.toLowerCase()).not.toContain(word.toLowerCase());
    }
    expect(all).not.toMatch(/(?<!CAST\()sum\(r\."/);
  });

  it("quotes every name that comes from a collection", () => {
    const odd = lent.map((question) => ({ ...question, table: 'a"b' }));
    expect(partsSql({ table: 'a"b', breakdown: 'c"d', questions: odd, columns })).toContain(`FROM "rows_a""b" AS r`);
    expect(partsSql({ table: "a", breakdown: 'c"d', questions: odd, columns })).toContain(`r."c""d" AS "breakdown"`);
  });

  it("takes a column the rows lack as unknown", () => {
    const sql = partsSql({ table: "lending", breakdown: null, questions: lent, columns: new Set(["books"]) });
    expect(sql).not.toContain(`"films"`);
    expect(sql).toContain("CAST(NULL AS DECIMAL(38,0))");
  });
});

describe("questionsOf", () => {
  it("refuses a measure that adds up a column without numbers", () => {
    const collection = loans();
    const items = { ...words, kind: "sum" as const, table: "lending", terms: ["branch"], unit: "items" };
    expect(() => questionsOf({ ...collection, measures: { items } })).toThrow("lending.branch");
  });
});

const words = { title: "For a test", description: "For a test.", version: 1 };
