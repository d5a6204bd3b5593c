import { quoteLiteral } from "../sql-quote.ts";
import type { Question } from "./questions.ts";
import type { PartsRequest } from "./sql-parts.ts";

/** Name under which people by council are loaded, where a collection has rates of them. */
export const populationsTable = "populations";

/** A council's base in SQL, beside its row `c` and its people `p{index}`; of a sum, one. */
export function baseSql(question: Question, index: number): string {
  if (question.kind === "sum") return "CAST(1 AS DECIMAL(38,0))";
  return isRate(question) ? `CAST(p${index}."people" AS DECIMAL(38,0))` : `c."d${index}"`;
}

/** True of a council that is in the figure. */
export function knownSql(question: Question, index: number): string {
  if (question.kind === "sum") return `c."n${index}" IS NOT NULL`;
  return isRate(question) ? `c."u${index}" = 0 AND p${index}."people" IS NOT NULL` : `c."u${index}" = 0`;
}

/** The joins that bring each council's people beside its row `c`, for the questions that need them. */
export function peopleJoins({ breakdown, questions }: PartsRequest): readonly string[] {
  return questions.flatMap((question, index) => {
    if (question.kind !== "ratio" || question.population === undefined) return [];
    const people = `p${index}`;
    const on = [
      `${people}."population" = ${quoteLiteral(question.population)}`,
      `${people}."period" = c."period"`,
      `${people}."council" = c."council"`,
      `${people}."breakdown_column" = ${quoteLiteral(breakdown ?? "all")}`,
      ...(breakdown === null ? [] : [`${people}."breakdown_value" = c."breakdown"`]),
    ];
    return [`LEFT JOIN "${populationsTable}" AS ${people} ON ${on.join(" AND ")}`];
  });
}

function isRate(question: Question): boolean {
  return question.kind === "ratio" && question.population !== undefined;
}
