import { setTimeout as pause } from "node:timers/promises";
import type { Athena, ColumnInfo, Row } from "@aws-sdk/client-athena";
import type { SqlResult, SqlRow, SqlValue } from "../tables.ts";

/** Where a statement is run: the catalogue's database and the workgroup, which says where answers are kept. */
export interface AthenaPlace {
  readonly database: string;
  readonly workGroup: string;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
const STATES_TO_WAIT_IN = ["QUEUED", "RUNNING"];
const WHOLE_TYPES = ["tinyint", "smallint", "integer", "int"];

/**
 * Runs one statement on Athena and reads its whole answer, as the `Tables` port gives it. Throws an `Error` with
 * Athena's reason where the statement fails or is stopped.
 */
export async function askAthena(sql: string, place: AthenaPlace, client: Athena): Promise<SqlResult> {
  const { QueryExecutionId } = await client.startQueryExecution({
    QueryString: sql,
    QueryExecutionContext: { Database: place.database },
    WorkGroup: place.workGroup,
  });
  if (QueryExecutionId === undefined) throw new Error("Athena took a statement and gave it no number");
  await untilAnswered(QueryExecutionId, client);
  return readAnswer(QueryExecutionId, client);
}

async function untilAnswered(QueryExecutionId: string, client: Athena): Promise<void> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const { QueryExecution } = await client.getQueryExecution({ QueryExecutionId });
    const { State = "UNKNOWN", StateChangeReason = "no reason was given" } = QueryExecution?.Status ?? {};
    if (State === "SUCCEEDED") return;
    if (!STATES_TO_WAIT_IN.includes(State)) {
      throw new Error(`Athena did not answer query ${QueryExecutionId} (${State}): ${StateChangeReason}`);
    }
    await pause(wait);
  }
}

async function readAnswer(QueryExecutionId: string, client: Athena): Promise<SqlResult> {
  const rows: SqlRow[] = [];
  let columns: readonly ColumnInfo[] | undefined;
  let token: string | undefined;
  do {
    const page = await client.getQueryResults({
      QueryExecutionId,
      ...(token === undefined ? {} : { NextToken: token }),
    });
    const found = page.ResultSet?.Rows ?? [];
    // The names of the columns come once more, as the first row of the first page.
    const data = columns === undefined ? found.slice(1) : found;
    columns ??= page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
    for (const row of data) rows.push(readRow(row, columns));
    token = page.NextToken;
  } while (token !== undefined);
  return { columns: (columns ?? []).map(({ Name = "", Type = "" }) => ({ name: Name, type: Type })), rows };
}

function readRow({ Data = [] }: Row, columns: readonly ColumnInfo[]): SqlRow {
  return Object.fromEntries(
    columns.map(({ Name = "", Type = "" }, at) => [Name, readValue(Data[at]?.VarCharValue, Type)]),
  );
}

/** Athena says every value as text, and nothing for null. */
function readValue(text: string | undefined, type: string): SqlValue {
  if (text === undefined) return null;
  if (type === "bigint") return BigInt(text);
  if (WHOLE_TYPES.includes(type)) return Number(text);
  if (type === "boolean") return text === "true";
  return text;
}
