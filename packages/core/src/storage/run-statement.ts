import {
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResultReader,
  StatementType,
} from "@duckdb/node-api";
import { sqlValue } from "./sql-value.ts";
import type { SqlResult } from "./tables.ts";

/** What a statement of a stranger may use. */
export interface QueryLimits {
  readonly rows: number;
  readonly milliseconds: number;
}

/**
 * Runs one statement and reads its whole answer. Throws an `Error` with the first line of DuckDB's message, and
 * for a text that holds no statement or several. Column names that repeat get a `:1`, `:2` behind them.
 */
export async function runStatement(connection: DuckDBConnection, sql: string): Promise<SqlResult> {
  const statement = await prepareOne(connection, sql);
  return resultOf(await plainErrors(() => statement.runAndReadAll()));
}

/**
 * As `runStatement` for a statement that may only read: anything but a SELECT is refused, and one that takes too
 * long or answers too many rows is stopped.
 */
export async function runReadOnly(connection: DuckDBConnection, sql: string, limits: QueryLimits): Promise<SqlResult> {
  const statement = await prepareOne(connection, sql);
  if (statement.statementType !== StatementType.SELECT) {
    throw new Error("Cannot run this statement: only SELECT is allowed here.");
  }
  const reader = await withinTime(connection, limits, () => statement.runAndReadUntil(limits.rows + 1));
  if (reader.currentRowCount > limits.rows) {
    throw new Error(`Cannot answer in more than ${limits.rows} rows. Add a LIMIT, or group the rows.`);
  }
  return resultOf(reader);
}

/** Runs what only this folder writes, in order; no answer is read. */
export async function runAll(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await plainErrors(() => connection.run(sql));
}

async function prepareOne(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const found = await plainErrors(() => connection.extractStatements(sql));
  if (found.count !== 1) {
    throw new Error(`Cannot run the SQL: found ${found.count} statements. Give exactly one.`);
  }
  return plainErrors(() => found.prepare(0));
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

/** DuckDB's messages go on with the statement and a caret under the fault; the first line says what is wrong. */
async function plainErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.split("\n", 1)[0] ?? message, { cause: error });
  }
}

function resultOf(reader: DuckDBResultReader): SqlResult {
  const names = reader.deduplicatedColumnNames();
  const types = reader.columnTypes();
  return {
    columns: names.map((name, index) => ({ name, type: String(types[index]) })),
    rows: reader
      .convertRows(sqlValue)
      .map((row) => Object.fromEntries(row.map((value, index) => [names[index] ?? "", value]))),
  };
}
