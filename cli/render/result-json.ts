import type { SqlResult, SqlValue } from "@council-returns/core/storage/tables.ts";

/** An answer in SQL as plain objects. Decimals, and whole numbers too large for a double, are exact text. */
export function resultJson({ rows }: SqlResult): Record<string, Exclude<SqlValue, bigint>>[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}

function plain(value: SqlValue): Exclude<SqlValue, bigint> {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
