import { quoteIdentifier, quoteLiteral } from "../../publish/sql-quote.ts";
import type { SqlResult, SqlValue } from "../tables.ts";

/** A small table as a query that needs no table: its values stand in the text. Types are those the rows were read with. */
export function valuesSql({ columns, rows }: SqlResult): string {
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(", ");
  const cast = columns.map(({ name, type }) => `CAST(${quoteIdentifier(name)} AS ${type}) AS ${quoteIdentifier(name)}`);
  const values =
    rows.length === 0 ? [columns.map(() => null)] : rows.map((row) => columns.map(({ name }) => row[name] ?? null));
  const listed = values.map((row) => `(${row.map(valueSql).join(", ")})`).join(", ");
  return `SELECT ${cast.join(", ")} FROM (VALUES ${listed}) AS t (${names})${rows.length === 0 ? " WHERE 1 = 0" : ""}`;
}

function valueSql(value: SqlValue): string {
  if (value === null) return "NULL";
  return typeof value === "string" ? quoteLiteral(value) : String(value);
}
