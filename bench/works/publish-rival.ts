import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";
import { rivalSql } from "../publish/rival-sql.ts";

/** One query over the same files by DuckDB as it comes, with as many threads as there are processors; as Parquet and CSV. */
export async function work(folder: string): Promise<string> {
  const rows = join(folder, "data", "rows");
  const found = await readdir(rows, { recursive: true });
  const files = found.filter((name) => name.endsWith(".parquet")).map((name) => quoteLiteral(join(rows, name)));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const read = `read_parquet([${files.join(", ")}], hive_partitioning = false)`;
  const [parquet, csv] = ["rival.parquet", "rival.csv"].map((name) => quoteLiteral(join(folder, name)));
  await connection.run(`CREATE TABLE figures AS SELECT * FROM (${rivalSql(read)}) ORDER BY ALL`);
  await connection.run(`COPY figures TO ${parquet} (FORMAT PARQUET)`);
  await connection.run(`COPY figures TO ${csv} (FORMAT CSV, HEADER)`);
  const counted = await connection.runAndReadAll("SELECT count(*) FROM figures");
  return `${String(counted.getRows()[0]?.[0])} figures`;
}
