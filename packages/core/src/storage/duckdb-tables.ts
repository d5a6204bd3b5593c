import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { quoteIdentifier, quoteLiteral } from "../publish/sql-quote.ts";
import { buildDatabase } from "./build-database.ts";
import { type QueryLimits, runReadOnly } from "./run-read-only.ts";
import { runAll, runStatement } from "./run-statement.ts";
import type { SqlResult, Tables } from "./tables.ts";

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
  /** Makes a database file readable, its tables as `name.table`. Throws the engine's words where it is none. */
  attach(name: string, database: Uint8Array): Promise<void>;
}

const SEALED_LIMITS: QueryLimits = { rows: 1_000_000, milliseconds: 30_000 };
const FILES_AT_ONCE = 64;
/** DuckDB keeps a reader for each column of each file it reads together. */
const FILES_OPEN_AT_ONCE = 64;

/**
 * A DuckDB of its own in memory, with a private folder for what does not fit, which `close` removes. It needs
 * neither a home folder nor the network: no extension is fetched, and it writes nowhere else.
 */
export async function openDuckdbTables(options: DuckdbOptions = {}): Promise<DuckdbTables> {
  const folder = await mkdtemp(join(options.directory ?? tmpdir(), "returns-tables-"));
  const instance = await DuckDBInstance.create(":memory:", settings(folder, options));
  const connection = await instance.connect();
  await runAll(connection, ["SET GLOBAL TimeZone = 'UTC'"]);
  const idle: DuckDBConnection[] = [];
  let limits: QueryLimits | undefined;
  let pieces = 0;
  const nextPath = (): string => join(folder, `piece-${pieces++}`);
  return {
    load: (name, files, columns = []) => loadParquet(connection, nextPath(), { name, files, columns }),
    query: (sql) => (limits ? readOnly(instance, sql, limits) : runApart(instance, idle, sql)),
    database: (contents) => withConnection(instance, (own) => buildDatabase(own, contents, nextPath())),
    parquet: (select) => writeParquet(connection, nextPath(), select),
    async seal(given) {
      limits = { ...SEALED_LIMITS, ...given };
      await runAll(connection, ["SET enable_external_access = false", "SET lock_configuration = true"]);
    },
    async attach(name, database) {
      const path = nextPath();
      await writeFile(path, database);
      await runAll(connection, [`ATTACH ${quoteLiteral(path)} AS ${quoteIdentifier(name)} (READ_ONLY)`]);
    },
    async close() {
      for (const one of [connection, ...idle]) one.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Every folder DuckDB may want is ours: in a function there is no home and the working folder is read-only. */
function settings(folder: string, { threads = 1, memoryLimit }: DuckdbOptions): Record<string, string> {
  return {
    threads: String(threads),
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
    home_directory: folder,
    temp_directory: join(folder, "spill"),
    // What is loaded is loaded once, and its files are then gone: the cache would hold gigabytes for nothing.
    enable_external_file_cache: "false",
    // What a statement took is given back after it: left alone, the engine keeps hundreds of megabytes for the next.
    allocator_flush_threshold: "4MB",
    allocator_bulk_deallocation_flush_threshold: "4MB",
    extension_directory: join(folder, "extensions"),
    secret_directory: join(folder, "secrets"),
    allow_persistent_secrets: "false",
    allow_community_extensions: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  };
}

interface ParquetFiles {
  readonly name: string;
  readonly files: readonly Uint8Array[];
  /** None: all there are. */
  readonly columns: readonly string[];
}

/** The rows keep the order of the files. A column that some files lack is null there. */
async function loadParquet(
  connection: DuckDBConnection,
  folder: string,
  { name, files, columns }: ParquetFiles,
): Promise<void> {
  const table = quoteIdentifier(name);
  if (files.length === 0) throw new Error(`Cannot load the table ${table}: no files were given. Give at least one.`);
  try {
    const paths = (await writeFiles(folder, files)).map(quoteLiteral);
    const chosen = columns.length === 0 ? "*" : columns.map(quoteIdentifier).join(", ");
    const allOf = (some: readonly string[]) =>
      `SELECT * FROM read_parquet([${some.join(", ")}], union_by_name = true, hive_partitioning = false)`;
    const most = columns.length === 0 ? paths.length : FILES_OPEN_AT_ONCE;
    await runAll(connection, [`CREATE TABLE ${table} AS SELECT ${chosen} FROM (${allOf(paths.slice(0, most))})`]);
    for (let from = most; from < paths.length; from += most) {
      // With the table's own columns, which not every file has.
      const rows = `(SELECT * FROM ${table} LIMIT 0) UNION ALL BY NAME ${allOf(paths.slice(from, from + most))}`;
      await runAll(connection, [`INSERT INTO ${table} SELECT ${chosen} FROM (${rows})`]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeParquet(connection: DuckDBConnection, path: string, select: string): Promise<Uint8Array> {
  try {
    await runAll(connection, [`COPY (${select}) TO ${quoteLiteral(path)} (FORMAT PARQUET, COMPRESSION SNAPPY)`]);
    return await readFile(path);
  } finally {
    await rm(path, { force: true });
  }
}

async function writeFiles(folder: string, files: readonly Uint8Array[]): Promise<readonly string[]> {
  await mkdir(folder);
  const paths = files.map((_, index) => join(folder, `${index}.parquet`));
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const some = files.slice(start, start + FILES_AT_ONCE);
    await Promise.all(some.map((bytes, offset) => writeFile(paths[start + offset] ?? "", bytes)));
  }
  return paths;
}

/**
 * Statements asked together each run on a connection, and so a thread, of their own: one connection does one after another.
 * A connection that is done waits in `idle` for the next.
 */
async function runApart(instance: DuckDBInstance, idle: DuckDBConnection[], sql: string): Promise<SqlResult> {
  const connection = idle.pop() ?? (await instance.connect());
  try {
    return await runStatement(connection, sql);
  } finally {
    idle.push(connection);
  }
}

/** A connection of its own, because stopping a late statement stops whatever else its connection runs. */
function readOnly(instance: DuckDBInstance, sql: string, limits: QueryLimits): Promise<SqlResult> {
  return withConnection(instance, (own) => runReadOnly(own, sql, limits));
}

async function withConnection<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}
