import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from "@duckdb/node-api";
import { sqlValue } from "./sql-value.ts";
import { resultByColumn, type SqlResult, type SqlValue } from "./tables.ts";

/**
 * Runs one statement and reads its whole answer. Throws an `Error` with the first line of DuckDB's message, and
 * for a text that holds no statement or several. Column names that repeat get a `:1`, `:2` behind them.
 */
export async function runStatement(connection: DuckDBConnection, sql: string): Promise<SqlResult> {
  const statement = await prepareOne(connection, sql);
  try {
    return await plainErrors(async () => readAnswer(await statement.run()));
  } finally {
    statement.destroySync();
  }
}

/** Runs what only this folder writes, in order; no answer is read. */
export async function runAll(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await plainErrors(() => connection.run(sql));
}

/** Runs statements as one transaction: a disk is waited for once, and not at the end of each. */
export async function runTogether(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  await runAll(connection, ["BEGIN"]);
  try {
    await runAll(connection, [...statements, "COMMIT"]);
  } catch (error) {
    await runAll(connection, ["ROLLBACK"]);
    throw error;
  }
}

/** The only statement of a text, not yet run. */
export async function prepareOne(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  if (sql.trim() === "") throw new Error("Cannot run the SQL: it is empty. Give one statement.");
  const found = await plainErrors(() => connection.extractStatements(sql));
  if (found.count !== 1) {
    throw new Error(`Cannot run the SQL: found ${found.count} statements. Give exactly one.`);
  }
  return plainErrors(() => found.prepare(0));
}

/** Runs work of DuckDB. Its messages go on with the statement and a caret under the fault; the first line says what is wrong. */
export async function plainErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.split("\n", 1)[0] ?? message, { cause: error });
  }
}

/**
 * The answer of a statement as the `Tables` port gives it; of one with more than `most` rows, at least one row more than
 * that. The answer has to be whole (`run`): of one that is streamed, DuckDB's client ends the rows without a word where the
 * statement fails on the way, or another runs over the same connection. It is read a piece at a time, so that no piece is
 * held twice for long.
 */
export async function readAnswer(answer: DuckDBResult, most: number = Number.POSITIVE_INFINITY): Promise<SqlResult> {
  const names = answer.deduplicatedColumnNames();
  const types = answer.columnTypes();
  const values: SqlValue[][] = names.map(() => []);
  for (let rows = 0; rows <= most; ) {
    const chunk = await answer.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const [at, column] of values.entries()) {
      chunk.visitColumnValues(at, (value, _row, _column, type) => column.push(sqlValue(value, type, sqlValue)));
    }
    rows += chunk.rowCount;
  }
  return resultByColumn(
    names.map((name, index) => ({ name, type: String(types[index]) })),
    values,
  );
}
