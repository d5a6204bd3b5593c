import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { quoteIdentifier, quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";
import { runStatement } from "../../packages/core/src/storage/run-statement.ts";
import type { Tables } from "../../packages/core/src/storage/tables.ts";

/** A DuckDB that reads Parquet files where they lie, in folders by table; nothing is copied into it. */
export async function openViews(tables: Readonly<Record<string, string>>): Promise<Pick<Tables, "query" | "close">> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "512MB" });
  const connection = await instance.connect();
  for (const [name, folder] of Object.entries(tables)) {
    const files = quoteLiteral(join(folder, "*.parquet"));
    await connection.run(`CREATE VIEW ${quoteIdentifier(name)} AS SELECT * FROM read_parquet(${files})`);
  }
  return {
    query: (sql) => runStatement(connection, sql),
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
