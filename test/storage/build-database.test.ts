import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DuckdbOptions, openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import type { DatabaseContents } from "../../packages/core/src/storage/tables.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "returns-database-"));
});
afterEach(() => rm(directory, { recursive: true }));

const FIGURES =
  "CREATE TABLE figures AS SELECT 'council ' || range % 150 AS authority, hash(range)::VARCHAR AS id, 'line ' || range AS line, repeat(chr(97 + (range % 26)::INTEGER), (hash(range) % 120)::INTEGER) AS notes, (range * 1.01)::DECIMAL(18,2) AS spend FROM range(150000)";

const CONTENTS: DatabaseContents = {
  tables: [
    { name: "figures", comment: "The council's figures", columns: { spend: "Pounds; 'gross'", authority: "Code" } },
    { name: "about us", comment: "", columns: {} },
  ],
  views: [
    {
      name: "totals",
      comment: "By authority",
      sql: "SELECT authority, sum(spend) AS spend FROM figures GROUP BY authority ORDER BY authority",
      columns: { spend: "Pounds, of all lines", authority: "Code" },
    },
    { name: "largest", comment: "", sql: "SELECT max(spend) AS spend FROM totals", columns: {} },
  ],
};

/** Every text and amount, in one value that differs if any of them does. */
const DIGEST =
  "SELECT md5(string_agg(authority || id || line || notes || spend, ',' ORDER BY id)) AS digest FROM figures";

async function build(
  options: DuckdbOptions = {},
): Promise<{ readonly bytes: Uint8Array; readonly source: readonly unknown[] }> {
  const tables = await openDuckdbTables({ directory, ...options });
  try {
    await tables.query(FIGURES);
    await tables.query("CREATE TABLE \"about us\" AS SELECT 'synthetic' AS note");
    return { bytes: await tables.database(CONTENTS), source: (await tables.query(DIGEST)).rows };
  } finally {
    await tables.close();
  }
}

/** Opens the bytes as a stranger would: under another name, read-only, in a DuckDB with its own settings. */
async function readBack(bytes: Uint8Array, sql: string): Promise<readonly unknown[]> {
  const path = join(directory, "renamed file.duckdb");
  await writeFile(path, bytes);
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

it("holds the tables, comments and views, under any file name", async () => {
  const { bytes } = await build();
  expect(await readBack(bytes, "SELECT table_name AS t, comment AS c FROM duckdb_tables() ORDER BY t DESC")).toEqual([
    { t: "figures", c: "The council's figures" },
    { t: "about us", c: "" },
  ]);
  expect(
    await readBack(
      bytes,
      "SELECT table_name AS t, column_name AS n, comment AS c FROM duckdb_columns() WHERE comment IS NOT NULL ORDER BY ALL",
    ),
  ).toEqual([
    { t: "figures", n: "authority", c: "Code" },
    { t: "figures", n: "spend", c: "Pounds; 'gross'" },
    { t: "totals", n: "authority", c: "Code" },
    { t: "totals", n: "spend", c: "Pounds, of all lines" },
  ]);
  expect(await readBack(bytes, "SELECT comment AS c FROM duckdb_views() WHERE view_name = 'totals'")).toEqual([
    { c: "By authority" },
  ]);
  expect(await readBack(bytes, "SELECT spend, count(*) OVER () AS n FROM totals LIMIT 1")).toEqual([
    { spend: "75674250.00", n: "150" },
  ]);
  expect(await readBack(bytes, "SELECT count(*) AS n, max(largest.spend) AS s FROM figures, largest")).toHaveLength(1);
  expect(await readBack(bytes, 'SELECT note FROM "about us"')).toEqual([{ note: "synthetic" }]);
});

it("holds every value of more rows than one group of DuckDB's has, and passes its checksums", async () => {
  const { bytes, source } = await build();
  expect(await readBack(bytes, DIGEST)).toEqual(source);
});

it("gives equal bytes for equal contents, whatever the threads and the memory", async () => {
  const hashes = new Set<string>();
  for (const options of [{ threads: 1 }, { threads: 1, memoryLimit: "100MB" }, { threads: 2 }]) {
    const { bytes } = await build(options);
    hashes.add(createHash("sha256").update(bytes).digest("hex"));
  }
  expect(hashes.size).toBe(1);
});

it("takes a table's rows from Parquet in their order, whether or not one of its name is loaded", async () => {
  const tables = await openDuckdbTables({ directory });
  await tables.query("CREATE TABLE notes AS SELECT 'another' AS note, 0 AS n");
  const rows = "SELECT 'note ' || hash(i) AS note, i::INTEGER AS n FROM range(130000) t(i) ORDER BY hash(i)";
  const parquet = await tables.parquet?.(rows);
  const contents = { tables: [{ name: "notes", comment: "As given", columns: { n: "Which" }, parquet }], views: [] };
  const bytes = await tables.database(contents);
  expect(
    createHash("sha256")
      .update(await tables.database(contents))
      .digest("hex"),
  ).toBe(createHash("sha256").update(bytes).digest("hex"));
  const digest = "SELECT md5(string_agg(note || n, ',' ORDER BY rowid)) AS digest, count(*)::INTEGER AS rows FROM";
  await tables.query(`CREATE TABLE written AS ${rows}`);
  expect(await readBack(bytes, `${digest} notes`)).toEqual((await tables.query(`${digest} written`)).rows);
  expect((await tables.query("SELECT n FROM notes")).rows).toEqual([{ n: 0 }]);
  expect((await readdir(directory, { recursive: true })).length).toBe(2);
  await tables.close();
});

it("leaves the engine and its folder as they were, also when it fails", async () => {
  const tables = await openDuckdbTables({ directory, threads: 2 });
  await tables.query("CREATE TABLE figures AS SELECT 1 AS a");
  const good: DatabaseContents = { tables: [{ name: "figures", comment: "x", columns: {} }], views: [] };
  const bad: DatabaseContents = {
    ...good,
    views: [{ name: "v", comment: "", sql: "SELECT missing FROM figures", columns: {} }],
  };
  await expect(tables.database(bad)).rejects.toThrow(/^Binder Error: Referenced column "missing"/);
  await expect(tables.database({ tables: [{ name: "nowhere", comment: "", columns: {} }], views: [] })).rejects.toThrow(
    "nowhere",
  );
  expect((await tables.database(good)).length).toBeGreaterThan(0);
  expect((await tables.query("SELECT current_setting('threads') AS n FROM figures")).rows).toEqual([{ n: 2n }]);
  expect((await tables.query("SELECT count(*) AS n FROM duckdb_databases() WHERE NOT internal")).rows).toEqual([
    { n: 1n },
  ]);
  expect(await readdir(directory, { recursive: true })).toHaveLength(1);
  await tables.close();
});
