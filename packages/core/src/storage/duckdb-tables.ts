import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { quoteIdentifier, quoteLiteral } from "../publish/sql-quote.ts";
import { buildDatabase } from "./build-database.ts";
import { type QueryLimits, runAll, runReadOnly, runStatement } from "./run-statement.ts";
import type { Tables } from "./tables.ts";

export interface DuckdbOptions {
  /** One by default: with more, rows without an ORDER BY come in any order. */
  readonly threads?: number;
  /** As DuckDB writes it, such as `512MB`; by default four fifths of the machine's memory. */
  readonly memoryLimit?: string;
  /** Where its private folder may be made; the system's folder for temporary files by default. */
  readonly directory?: string;
}

export interface DuckdbTables extends Tables {
  /**
   * From here on only SELECT runs, without files, network or settings, and within the limits (a million rows,
   * 30 seconds). It cannot be undone; `load` and `database` fail afterwards. For SQL that a stranger wrote.
   */
  seal(limits?: Partial<QueryLimits>): Promise<void>;
}

const SEALED_LIMITS: QueryLimits = { rows: 1_000_000, milliseconds: 30_000 };
const FILES_AT_ONCE = 64;

/**
 * A DuckDB of its own in memory, with a private folder for what does not fit, which `close` removes. It needs
 * neither a home folder nor the network: no extension is fetched, and it writes nowhere else.
 */
export async function openDuckdbTables(options: DuckdbOptions = {}): Promise<DuckdbTables> {
  const folder = await mkdtemp(join(options.directory ?? tmpdir(), "returns-tables-"));
  const instance = await DuckDBInstance.create(":memory:", settings(folder, options));
  const connection = await instance.connect();
  await runAll(connection, ["SET GLOBAL TimeZone = 'UTC'"]);
  let sealed: QueryLimits | undefined;
  let built = 0;
  return {
    load: (name, files) => loadParquet(connection, join(folder, `load-${name.length}`), { name, files }),
    query: (sql) => (sealed ? apart(instance, (own) => runReadOnly(own, sql, SEALED_LIMITS)) : runStatement(connection, sql)),
    database(contents) {
      built += 1;
      const path = join(folder, `built-${built}.duckdb`);
      return apart(instance, (own) => buildDatabase(own, contents, path));
    },
    async seal(limits) {
      sealed = { ...SEALED_LIMITS, ...limits };
      await runAll(connection, ["SET enable_external_access = false", "SET lock_configuration = true"]);
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
