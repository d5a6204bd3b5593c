import { openTables } from "../../packages/core/src/storage/open-tables.ts";

/** A function that does nothing but open DuckDB and ask it for one: what ours are held against. */
export async function handler(): Promise<unknown> {
  const tables = await openTables();
  const { rows } = await tables.query("SELECT 1 AS one");
  await tables.close();
  return rows;
}
