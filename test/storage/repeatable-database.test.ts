import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DuckdbTables, openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import type { DatabaseContents } from "../../packages/core/src/storage/tables.ts";
import { built, builtOfParquet, digestStatements, dirty, makeTables, sha256 } from "./repeatable-tables.ts";

let tables: DuckdbTables;
beforeEach(async () => {
  tables = await openDuckdbTables();
});
afterEach(() => tables.close());

/** The hashes that a process of its own gets, whose C library fills memory it takes and gives back with `filling`. */
async function hashesOfProcess(filling: string, ...given: readonly string[]): Promise<string> {
  const script = fileURLToPath(new URL("processes/build-tables.ts", import.meta.url));
  const env = { ...process.env, MALLOC_PERTURB_: filling };
  const child = spawn(process.execPath, [script, ...given], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  expect(code).toBe(0);
  return printed;
}

it("has the same bytes in every process, whatever its memory held and whatever the process did before", async () => {
  const hashes = await Promise.all([hashesOfProcess("85"), hashesOfProcess("170", "dirty")]);
  await makeTables(tables);
  const here = async () => [await built(tables), await builtOfParquet(tables)].map(sha256).join(" ");
  hashes.push(await here());
  await dirty(tables);
  hashes.push(await here());
  expect(hashes[0]).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/);
  expect(new Set(hashes).size).toBe(1);
});

it("has the same bytes however the rows came into the table and whatever was deleted between them", async () => {
  const rows = "SELECT i, 'row ' || hash(i) AS label, hash(i)::VARCHAR AS code";
  const contents = { tables: [{ name: "t", comment: "", columns: {} }], views: [] };
  await tables.query(`CREATE TABLE t AS ${rows} FROM range(130000) t(i)`);
  const atOnce = sha256(await tables.database(contents));
  await tables.query(`CREATE OR REPLACE TABLE t AS ${rows} FROM range(700) t(i)`);
  await tables.query(`INSERT INTO t ${rows} FROM range(200000, 200999) t(i)`);
  await tables.query(`INSERT INTO t ${rows} FROM range(700, 130000) t(i)`);
  await tables.query("DELETE FROM t WHERE i >= 200000");
  expect(sha256(await tables.database(contents))).toBe(atOnce);
});

it("keeps every value and every gap", async () => {
  await makeTables(tables);
  const directory = await mkdtemp(join(tmpdir(), "returns-repeatable-"));
  const path = join(directory, "copy.duckdb");
  await writeFile(path, await built(tables));
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  for (const [name, sql] of digestStatements()) {
    const found = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    expect([name, found]).toEqual([name, (await tables.query(sql)).rows]);
  }
  connection.closeSync();
  instance.closeSync();
  await rm(directory, { recursive: true });
});

it("carries nothing that the engine held before", async () => {
  const word = "S3cr3t!?";
  const amount = 6_148_914_691_236_517n;
  const patterns = [Buffer.from(word), Buffer.from(BigInt64Array.of(amount).buffer)];
  const names = Array.from({ length: 10 }, (_, index) => `public ${index}`);
  const loaded: DatabaseContents["tables"][number][] = [];
  const given: DatabaseContents["tables"][number][] = [];
  for (const name of names) {
    await tables.query(
      `CREATE TABLE "${name}" AS SELECT CASE WHEN i % 5 > 0 THEN i || repeat('y', (hash(i) % 80)::INTEGER) END AS label,
        CASE WHEN i % 100 = 1 THEN 0 WHEN i % 2 = 1 THEN hash(i) % 99999999999999 END::DECIMAL(18,4) AS amount FROM range(5700) t(i)`,
    );
    loaded.push({ name, comment: "", columns: {} });
    given.push({ name, comment: "", columns: {}, parquet: await tables.parquet?.(`SELECT * FROM "${name}"`) });
  }
  for (let round = 0; round < 6; round++) {
    await tables.query(
      `CREATE TABLE secret AS SELECT ${amount / 10_000n}.${amount % 10_000n}::DECIMAL(18,4) AS amount,
        i || repeat('${word}', (hash(i) % 40)::INTEGER) AS label FROM range(50000) t(i)`,
    );
    await tables.query("SELECT label, amount FROM secret ORDER BY label LIMIT 10");
    await tables.query("DROP TABLE secret");
    const file = await tables.database({ tables: round % 2 === 0 ? loaded : given, views: [] });
    expect(patterns.map((pattern) => Buffer.from(file).includes(pattern))).toEqual([false, false]);
  }
});
