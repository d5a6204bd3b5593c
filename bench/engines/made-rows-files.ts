import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import { FIXED_COLUMNS, ROW_NUMBER, rowsSchema } from "../../packages/core/src/ingest/write/rows-schema.ts";
import { quoteIdentifier, quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";

/** What is made: so many rows of one table, as the rows of a collection are stored, a file a period. */
export interface MadeRows {
  readonly collection: Collection;
  readonly table: string;
  readonly periods: readonly string[];
  readonly councils: readonly string[];
  readonly rows: number;
}

/** Writes the rows into a folder, the same every time, one compacted file a period. */
export async function writeMadeRows(made: MadeRows, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "1GB" });
  const connection = await instance.connect();
  try {
    for (const at of made.periods.keys()) await writePeriod(made, at, { connection, folder });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function writePeriod(
  { collection, table, periods, councils, rows }: MadeRows,
  at: number,
  { connection, folder }: { readonly connection: DuckDBConnection; readonly folder: string },
): Promise<void> {
  const each = Math.ceil(rows / periods.length);
  const declared = collection.tables[table];
  if (declared === undefined) throw new RangeError(`${collection.id} has no table ${table}`);
  const codes = `[${councils.map(quoteLiteral).join(", ")}]`;
  const fixed: Readonly<Record<string, string>> = {
    return_period: quoteLiteral(periods[at] ?? ""),
    council_code: `${codes}[1 + i * ${councils.length} // ${each}]`,
    submission: `'s' || (i * ${councils.length} // ${each})`,
    file_sha256: `repeat('0', 64)`,
    sheet: `''`,
    [ROW_NUMBER]: "CAST(i % 100000 + 2 AS INTEGER)",
  };
  const columns = rowsSchema(declared)
    .slice(1)
    .map(({ name, type, logical_type, scale }, place) => {
      const isFixed = name === ROW_NUMBER || FIXED_COLUMNS.some((own) => own === name);
      const isDate = logical_type?.type === "DATE";
      const sql = isFixed ? (fixed[name] ?? "''") : valueSql({ name, type, scale, isDate }, place);
      return `${sql} AS ${quoteIdentifier(name)}`;
    });
  const from = `SELECT ${columns.join(", ")} FROM range(${each}) AS t(i)`;
  const to = quoteLiteral(join(folder, `${periods[at]}.parquet`));
  await connection.run(`COPY (${from}) TO ${to} (FORMAT PARQUET, COMPRESSION SNAPPY)`);
}

interface ValueColumn {
  readonly name: string;
  readonly type?: string | undefined;
  readonly scale?: number | undefined;
  readonly isDate: boolean;
}

/** One value in fifty is not there; numbers are of either sign; texts are of a few thousand. */
function valueSql({ name, type, scale, isDate }: ValueColumn, place: number): string {
  const drawn = `hash(i, ${place})`;
  const unless = (sql: string): string => `CASE WHEN ${drawn} % 50 = 0 THEN NULL ELSE ${sql} END`;
  if (name.endsWith("_status")) return `CASE WHEN hash(i, ${place - 1}) % 50 = 0 THEN 'x' END`;
  if (name.endsWith("_cell")) return `'B' || (i % 100000 + 2)`;
  if (isDate) return unless(`DATE '2014-09-01' + CAST(${drawn} % 30 AS INTEGER)`);
  if (type !== "INT64") return unless(`'text ' || (${drawn} % 5000)`);
  const places = scale ?? 0;
  const unit = places === 0 ? "1" : `0.${"1".padStart(places, "0")}`;
  const whole = `CAST(CAST(${drawn} % 20000001 AS BIGINT) - 2000000 AS DECIMAL(15,0))`;
  return unless(`CAST(${whole} * ${unit} AS DECIMAL(18,${places}))`);
}
