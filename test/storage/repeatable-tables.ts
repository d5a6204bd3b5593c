import { createHash } from "node:crypto";
import type { DuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import type { DatabaseContents } from "../../packages/core/src/storage/tables.ts";

/** A value of each type that snapshots use for most rows, and none for the others; and columns of each without any. */
const COLUMNS = `i,
  CASE WHEN i % 3 > 0 THEN 'row ' || i || repeat('x', (hash(i) % 30)::INTEGER) END AS label,
  CASE WHEN i % 4 > 0 THEN 'region ' || hash(i) % 9 END AS region,
  CASE WHEN i % 100 = 1 THEN 0 WHEN i % 3 > 0 THEN hash(i) % 99999999999999 END::DECIMAL(18,4) AS amount,
  CASE WHEN i % 5 > 0 THEN hash(i) % 1000000 END::INTEGER AS people,
  CASE WHEN i % 7 > 0 THEN hash(i) % 2 = 0 END AS partial,
  CASE WHEN i % 8 > 0 THEN DATE '2010-03-31' + (hash(i) % 5000)::INTEGER END AS day,
  NULL::VARCHAR AS no_label, NULL::DECIMAL(18,4) AS no_amount, NULL::INTEGER AS no_people,
  NULL::BOOLEAN AS no_partial, NULL::DATE AS no_day`;

const TABLES: Readonly<Record<string, string>> = {
  several: `SELECT ${COLUMNS} FROM range(5000) t(i)`,
  "more than one group of rows": `SELECT ${COLUMNS} FROM range(123000) t(i)`,
  single: `SELECT ${COLUMNS} FROM range(1, 2) t(i)`,
  "single without values": `SELECT ${COLUMNS} FROM range(1) t(i)`,
  empty: `SELECT ${COLUMNS} FROM range(0) t(i)`,
  "nearly a block of text":
    "SELECT CASE WHEN i % 5 > 0 THEN i || repeat('y', (hash(i) % 80)::INTEGER) END AS v FROM range(5700) t(i)",
  "nearly a block of a dictionary":
    "SELECT CASE WHEN i % 5 > 0 THEN n || repeat('y', (hash(n) % 80)::INTEGER) END AS v FROM (SELECT i, hash(i) % 5000 AS n FROM range(40000) t(i)) ORDER BY i",
  "long text": "SELECT CASE WHEN i = 1 THEN repeat('y', 5000) END AS v FROM range(5) t(i)",
  "text of several blocks": "SELECT CASE WHEN i = 1 THEN repeat('z', 600000) END AS v FROM range(5) t(i)",
};

const CONTENTS: DatabaseContents = {
  tables: Object.keys(TABLES).map((name) => ({ name, comment: `About ${name}`, columns: {} })),
  views: [
    { name: "total", comment: "", sql: "SELECT sum(amount) AS amount FROM several", columns: { amount: "Of all" } },
  ],
};

/** Makes the tables that `built` puts into the file. */
export async function makeTables(tables: DuckdbTables): Promise<void> {
  for (const [name, sql] of Object.entries(TABLES)) await tables.query(`CREATE TABLE "${name}" AS ${sql}`);
}

export async function built(tables: DuckdbTables): Promise<Uint8Array> {
  return tables.database(CONTENTS);
}

/** The same by way of Parquet, as a snapshot's tables go into its database. */
export async function builtOfParquet(tables: DuckdbTables): Promise<Uint8Array> {
  return tables.database({
    ...CONTENTS,
    tables: await Promise.all(
      CONTENTS.tables.map(async (table) => ({
        ...table,
        parquet: await tables.parquet?.(`SELECT * FROM "${table.name}"`),
      })),
    ),
  });
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** By table, a query whose answer differs if any value or its place does. */
export function digestStatements(): readonly (readonly [name: string, sql: string])[] {
  return Object.keys(TABLES).map((name) => [
    name,
    `SELECT bit_xor(hash(r, n))::VARCHAR AS digest, count(*)::INTEGER AS rows FROM (SELECT r, row_number() OVER () AS n FROM "${name}" r)`,
  ]);
}

/** Fills the engine's memory with chance: a table with gaps, sorted, grouped, built as a database and dropped. */
export async function dirty(tables: DuckdbTables): Promise<void> {
  await tables.query(
    `CREATE TABLE noise AS SELECT i, CASE WHEN random() < 0.7 THEN (random() * 9e13)::DECIMAL(18,4) END AS amount,
      CASE WHEN random() < 0.7 THEN (random() * 2e9)::INTEGER END AS people, md5(random()::VARCHAR) AS label,
      repeat(md5(random()::VARCHAR), (random() * 20)::INTEGER) AS notes FROM range(20000) t(i)`,
  );
  await tables.query("SELECT label, sum(amount) FROM noise GROUP BY label ORDER BY label LIMIT 10");
  await tables.database({ tables: [{ name: "noise", comment: "", columns: {} }], views: [] });
  await tables.query("DROP TABLE noise");
}
