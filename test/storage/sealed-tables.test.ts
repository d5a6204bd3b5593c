import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DuckdbTables, openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";

let directory: string;
let tables: DuckdbTables;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "returns-sealed-"));
  await writeFile(join(directory, "secret.csv"), "a\n1\n");
  tables = await openDuckdbTables({ directory });
  await tables.query("CREATE TABLE returns AS SELECT range AS people FROM range(100)");
  await tables.seal({ rows: 1000, milliseconds: 500 });
});
afterAll(async () => {
  expect(await readdir(directory)).toHaveLength(2);
  await tables.close();
  await rm(directory, { recursive: true });
});

it.each([
  "SELECT count(*) AS n FROM returns",
  "FROM returns LIMIT 1",
  "WITH r AS (FROM returns) SELECT sum(people) FROM r",
  "SELECT * FROM range(3), generate_series(1, 2), unnest([1, 2])",
  "DESCRIBE returns",
  "SUMMARIZE returns",
  "SHOW TABLES",
  "SELECT table_name FROM information_schema.tables",
  "SELECT 'from enable_logging()' AS words",
])("answers %s", async (sql) => {
  expect((await tables.query(sql)).rows.length).toBeGreaterThan(0);
});

it.each([
  "SELECT * FROM read_csv('DIRECTORY/secret.csv')",
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM 'DIRECTORY/secret.csv'",
  "SELECT * FROM glob('/*')",
  "SELECT (SELECT max(content) FROM read_text('/etc/passwd'))",
  "SELECT * FROM read_parquet('https://example.org/x.parquet')",
  "COPY returns TO 'DIRECTORY/out.csv'",
  "EXPORT DATABASE 'DIRECTORY/out'",
  "ATTACH 'DIRECTORY/out.duckdb'",
  "INSTALL httpfs",
  "SET threads = 8",
  "SET enable_external_access = true",
  "PRAGMA enable_profiling",
  "DROP TABLE returns",
  "INSERT INTO returns VALUES (1)",
  "CREATE TABLE mine AS SELECT 1",
  "EXPLAIN ANALYZE DELETE FROM returns",
  "SELECT * FROM arrow_scan(1, 1, 1)",
  "SELECT * FROM enable_logging(storage = 'file', storage_config = {'path': 'DIRECTORY/logs'})",
  "SELECT * FROM \"Enable_Logging\"(storage = 'file')",
  "WITH r AS MATERIALIZED (FROM checkpoint()) SELECT 1",
  "SELECT 1 WHERE EXISTS (FROM seq_scan())",
  "FROM query('FROM read_text(''/etc/passwd'')')",
  "SELECT 1; DROP TABLE returns",
])("refuses %s", async (sql) => {
  await expect(tables.query(sql.replaceAll("DIRECTORY", directory))).rejects.toThrow(Error);
  expect((await tables.query("SELECT count(*) AS n FROM returns")).rows).toEqual([{ n: 100n }]);
});

it("says what is allowed and where the SQL is wrong", async () => {
  await expect(tables.query("DROP TABLE returns")).rejects.toThrow("only SELECT is allowed here");
  await expect(tables.query("FROM glob('*')")).rejects.toThrow("glob is not allowed here");
  await expect(tables.query("SELEC 1")).rejects.toThrow('Cannot read the SQL: syntax error at or near "SELEC"');
});

it("stops a statement that answers too many rows or takes too long, and goes on with the next", async () => {
  expect((await tables.query("SELECT * FROM range(1000)")).rows).toHaveLength(1000);
  await expect(tables.query("SELECT * FROM range(1001)")).rejects.toThrow("more than 1000 rows. Add a LIMIT");
  const endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 1";
  const [late, quick] = await Promise.allSettled([tables.query(endless), tables.query("SELECT 1 AS a")]);
  expect(String(late.status === "rejected" && late.reason)).toContain("Cannot answer within 0.5 seconds");
  expect(quick.status).toBe("fulfilled");
});

it("loads and builds nothing any more", async () => {
  await expect(tables.load("more", [new Uint8Array(8)])).rejects.toThrow("disabled by configuration");
  await expect(tables.database({ tables: [], views: [] })).rejects.toThrow("has been locked");
});
