import { type DuckdbOptions, type DuckdbTables, openDuckdbTables } from "./duckdb-tables.ts";

/** The engine this project reads its tables with: a DuckDB of its own. */
export function openTables(options: DuckdbOptions = {}): Promise<DuckdbTables> {
  return openDuckdbTables(options);
}
