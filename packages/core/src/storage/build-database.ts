import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteIdentifier, quoteLiteral } from "../publish/sql-quote.ts";
import { readCleared } from "./clear-slack.ts";
import { runAll, runStatement, runTogether } from "./run-statement.ts";
import { storedBlocks } from "./stored-blocks.ts";
import type { DatabaseContents } from "./tables.ts";

/** Written so that DuckDB 1.0 and later can open the file. */
const STORAGE_VERSION = "v1.0.0";
const ALIAS = "published";
/** Where a block lies depends on how much the engine holds back before it writes: the same on every machine. */
const MEMORY = "256MB";
/** Chosen by lot (fsst), or written with what memory held under each NULL (bitpacking) or in unused room. */
const AVOIDED_PACKINGS = "fsst,bitpacking,alp,alprd,chimp,patas";

/**
 * The bytes of a database file with the tables named, copied from Parquet or from those of `connection`, with their
 * comments and the views. `path` is where it may be built; nothing is left there. The connection must be its caller's
 * own: its current database changes while this runs.
 *
 * Equal rows in equal order give equal bytes, on one kind of machine and with one version of DuckDB, and no byte
 * comes from elsewhere in memory. Hence one thread, so much memory, no packing that writes what it was not given, and `readCleared`.
 * Hence the ORDER BY too, of a loaded table: it closes the gaps of deleted rows, on which the samples for DuckDB's
 * statistics depend. Parquet has no gaps, and is never all in memory.
 */
export async function buildDatabase(
  connection: DuckDBConnection,
  contents: DatabaseContents,
  path: string,
): Promise<Uint8Array> {
  const { threads, memory } = await currentSettings(connection);
  const folder = `${path}-tables`;
  try {
    const tables = await withSources(contents, folder);
    await runAll(connection, [
      "SET threads = 1",
      `SET memory_limit = ${quoteLiteral(MEMORY)}`,
      `SET GLOBAL disabled_compression_methods = ${quoteLiteral(AVOIDED_PACKINGS)}`,
      `ATTACH ${quoteLiteral(path)} AS ${ALIAS} (STORAGE_VERSION ${quoteLiteral(STORAGE_VERSION)})`,
      `USE ${ALIAS}`,
    ]);
    await runTogether(connection, [
      ...tables.map(copyStatement),
      ...describeStatements(contents),
      ...viewStatements(contents),
    ]);
    await runAll(connection, [`CHECKPOINT ${ALIAS}`]);
    const names = contents.tables.map(({ name }) => name);
    const blocks = await storedBlocks(connection, names);
    await runAll(connection, ["USE memory", `DETACH ${ALIAS}`]);
    return await readCleared(() => readFile(path), blocks);
  } finally {
    await runAll(connection, [
      "USE memory",
      `DETACH DATABASE IF EXISTS ${ALIAS}`,
      `SET threads = ${threads}`,
      `SET memory_limit = ${quoteLiteral(memory)}`,
    ]);
    await rm(path, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** A table, and the FROM that gives its rows in their order. */
interface Sourced {
  readonly name: string;
  readonly from: string;
}

/** Puts those that are given as Parquet into the folder. */
async function withSources({ tables }: DatabaseContents, folder: string): Promise<readonly Sourced[]> {
  await mkdir(folder);
  return Promise.all(
    tables.map(async ({ name, parquet }, at) => {
      if (parquet === undefined) return { name, from: `memory.${quoteIdentifier(name)} ORDER BY rowid` };
      const file = join(folder, `${at}.parquet`);
      await writeFile(file, parquet);
      return { name, from: `read_parquet(${quoteLiteral(file)}, hive_partitioning = false)` };
    }),
  );
}

function copyStatement({ name, from }: Sourced): string {
  return `CREATE TABLE ${ALIAS}.${quoteIdentifier(name)} AS SELECT * FROM ${from}`;
}

function describeStatements({ tables }: DatabaseContents): readonly string[] {
  return tables.map(({ name, comment, columns }) => commentStatements("TABLE", { name, comment, columns }));
}

/**
 * The comments on a table or view and on each of its columns, in one text: there are hundreds, and whatever else this process
 * is about gets on before the next text is begun.
 */
function commentStatements(kind: "TABLE" | "VIEW", of: Omit<DatabaseContents["tables"][number], "parquet">): string {
  const name = quoteIdentifier(of.name);
  return [
    `COMMENT ON ${kind} ${name} IS ${quoteLiteral(of.comment)}`,
    ...Object.entries(of.columns).map(
      ([column, text]) => `COMMENT ON COLUMN ${name}.${quoteIdentifier(column)} IS ${quoteLiteral(text)}`,
    ),
  ].join(";");
}

/** A view is made in a text of its own: the file has its text, with whatever ends it among others. */
function viewStatements({ views }: DatabaseContents): readonly string[] {
  return views.flatMap((view) => [
    `CREATE VIEW ${quoteIdentifier(view.name)} AS ${view.sql}`,
    commentStatements("VIEW", view),
  ]);
}

async function currentSettings(connection: DuckDBConnection) {
  const asked = "SELECT current_setting('threads')::INTEGER AS threads, current_setting('memory_limit') AS memory";
  const { rows } = await runStatement(connection, asked);
  return { threads: Number(rows[0]?.threads), memory: String(rows[0]?.memory) };
}
