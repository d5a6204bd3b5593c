import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { z } from "zod";
import { quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";

const described = z.array(z.object({ column_name: z.string(), column_type: z.string() }));

/** The columns of the Parquet files in a folder, all of one schema, with their SQL types. */
export async function columnsOfParquet(
  folder: string,
): Promise<readonly { readonly name: string; readonly type: string }[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const files = quoteLiteral(join(folder, "*.parquet"));
    const said = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${files}, union_by_name = true)`);
    return described
      .parse(said.getRowObjectsJson())
      .map(({ column_name, column_type }) => ({ name: column_name, type: column_type }));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
