import { quoteIdentifier } from "../publish/sql-quote.ts";
import type { SqlRow, Tables } from "../storage/tables.ts";

/** A table engine that can look into database files. */
export interface DatabaseTables extends Tables {
  attach(name: string, database: Uint8Array): Promise<void>;
}

const NAMES = ["found", "made"] as const;

/**
 * What differs in the contents of two database files, table by table, in sentences; none where they say the same,
 * however they are stored. A file that cannot be opened is a difference.
 */
export async function compareDatabases(
  found: Uint8Array,
  made: Uint8Array,
  openTables: () => Promise<DatabaseTables>,
): Promise<readonly string[]> {
  const engine = await openTables();
  try {
    await engine.attach("made", made);
    try {
      await engine.attach("found", found);
      return [...(await describedOtherwise(engine)), ...(await rowsOtherwise(engine))];
    } catch (error) {
      return [`It cannot be read: ${error instanceof Error ? error.message : String(error)}`];
    }
  } finally {
    await engine.close();
  }
}

/** Tables, columns, views and comments that are not in both alike. */
async function describedOtherwise(engine: DatabaseTables): Promise<readonly string[]> {
  const [found, made] = await Promise.all(
    NAMES.map(async (name) => {
      const { rows } = await engine.query(describeSql(name));
      return new Map(rows.map((row) => [String(row["name"]), JSON.stringify(textsOf(row))]));
    }),
  );
  const names = [...new Set([...(found?.keys() ?? []), ...(made?.keys() ?? [])])].toSorted();
  return names
    .filter((name) => found?.get(name) !== made?.get(name))
    .map((name) => `${name} is not described alike in both.`);
}

function describeSql(database: string): string {
  const where = `WHERE database_name = '${database}' AND NOT internal`;
  return [
    `SELECT table_name AS name, NULL AS type, comment FROM duckdb_tables() ${where}`,
    `SELECT view_name, replace(sql, '${database}.', ''), comment FROM duckdb_views() ${where}`,
    `SELECT table_name || '.' || column_name, data_type, comment FROM duckdb_columns() ${where}`,
  ].join(" UNION ALL ");
}

function textsOf({ type, comment }: SqlRow): readonly unknown[] {
  return [type, comment];
}

/** How many rows of each table only one of the two has. */
async function rowsOtherwise(engine: DatabaseTables): Promise<readonly string[]> {
  const { rows } = await engine.query(
    "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'made' ORDER BY name",
  );
  const says: string[] = [];
  for (const { name } of rows) {
    const table = quoteIdentifier(String(name));
    const [onlyFound, onlyMade] = [
      await countOnly(engine, `found.${table}`, `made.${table}`),
      await countOnly(engine, `made.${table}`, `found.${table}`),
    ];
    if (onlyFound + onlyMade > 0) {
      says.push(`${name}: ${onlyFound} rows that are not made again, ${onlyMade} made that are not there.`);
    }
  }
  return says;
}

async function countOnly(engine: DatabaseTables, one: string, other: string): Promise<number> {
  const { rows } = await engine.query(`SELECT count(*) AS n FROM (FROM ${one} EXCEPT ALL FROM ${other})`);
  return Number(rows[0]?.["n"]);
}
