import { type DuckDBConnection, StatementType } from "@duckdb/node-api";
import { plainErrors, prepareOne, readAnswer } from "./run-statement.ts";
import { harmfulFunctions } from "./table-functions.ts";
import { type SqlResult, valuesByColumn } from "./tables.ts";

/** What a statement of a stranger may use. */
export interface QueryLimits {
  readonly rows: number;
  readonly milliseconds: number;
}

/**
 * Runs a statement that a stranger wrote, over a connection of its own: anything but a SELECT of tables is refused,
 * and one that takes too long or answers too many rows is stopped. Throws as `runStatement` does.
 */
export async function runReadOnly(connection: DuckDBConnection, sql: string, limits: QueryLimits): Promise<SqlResult> {
  const harmful = await harmfulFunctions(connection, sql);
  if (harmful.length > 0) throw new Error(`Cannot run this statement: ${harmful.join(", ")} is not allowed here.`);
  const statement = await prepareOne(connection, sql);
  if (statement.statementType !== StatementType.SELECT) {
    throw new Error("Cannot run this statement: only SELECT is allowed here.");
  }
  const answer = await withinTime(connection, limits, async () => readAnswer(await statement.run(), limits.rows));
  if ((valuesByColumn(answer)[0]?.length ?? 0) > limits.rows) {
    throw new Error(`Cannot answer in more than ${limits.rows} rows. Add a LIMIT, or group the rows.`);
  }
  return answer;
}

async function withinTime<T>(
  connection: DuckDBConnection,
  { milliseconds }: QueryLimits,
  work: () => Promise<T>,
): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, milliseconds);
  try {
    return await plainErrors(work);
  } catch (error) {
    if (!late) throw error;
    throw new Error(`Cannot answer within ${milliseconds / 1000} seconds. Ask for less at a time.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
