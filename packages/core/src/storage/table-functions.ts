import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteLiteral } from "../publish/sql-quote.ts";
import { runStatement } from "./run-statement.ts";

/** Those that only make rows, or only describe tables. */
const HARMLESS: ReadonlySet<string> = new Set([
  "range",
  "generate_series",
  "unnest",
  "repeat",
  "repeat_row",
  "json_each",
  "json_tree",
  "duckdb_columns",
  "duckdb_functions",
  "duckdb_tables",
  "duckdb_views",
  "pragma_table_info",
]);

/**
 * Table functions a SELECT calls, at any depth, that a stranger may not: in DuckDB some of them change the engine,
 * read memory at an address they are given, or end the process, some as early as they are prepared. The SQL is
 * only parsed. Throws for SQL that cannot be parsed and for any statement but SELECT.
 */
export async function harmfulFunctions(connection: DuckDBConnection, sql: string): Promise<readonly string[]> {
  const { rows } = await runStatement(connection, `SELECT json_serialize_sql(${quoteLiteral(sql)}) AS tree`);
  const tree: unknown = JSON.parse(String(rows[0]?.tree));
  if (!isRecord(tree) || tree.error !== false) throw refusal(tree);
  return tableFunctions(tree).filter((name) => !HARMLESS.has(name.toLowerCase()));
}

function refusal(tree: unknown): Error {
  if (isRecord(tree) && tree.error_type === "parser") return new Error(`Cannot read the SQL: ${tree.error_message}`);
  return new Error("Cannot run this statement: only SELECT is allowed here.");
}

function tableFunctions(tree: unknown): readonly string[] {
  const names: string[] = [];
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (Array.isArray(node)) open.push(...node);
    if (!isRecord(node)) continue;
    if (node.type === "TABLE_FUNCTION") names.push(nameOf(node.function));
    open.push(...Object.values(node));
  }
  return names;
}

function nameOf(call: unknown): string {
  return isRecord(call) ? String(call.function_name) : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
