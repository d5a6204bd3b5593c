import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clearSlack } from "../../packages/core/src/storage/clear-slack.ts";
import { openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import { storedBlocks } from "../../packages/core/src/storage/stored-blocks.ts";

let directory: string;
let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "returns-blocks-"));
  instance = await DuckDBInstance.create(join(directory, "own.duckdb"));
  connection = await instance.connect();
});
afterEach(async () => {
  connection.closeSync();
  instance.closeSync();
  await rm(directory, { recursive: true });
});

it("refuses a packing that writes what memory held under each NULL", async () => {
  const gaps = "CASE WHEN range % 3 > 0 THEN hash(range) % 1000 END::INTEGER AS n";
  await connection.run(`CREATE TABLE t AS SELECT ${gaps} FROM range(3000)`);
  await connection.run("CHECKPOINT");
  await expect(storedBlocks(connection, ["t"])).rejects.toThrow("values of type INTEGER packed as BitPacking");
});

it("refuses a type of which it is not known where its bytes are, and the engine goes on", async () => {
  const tables = await openDuckdbTables({ directory });
  const contents = { tables: [{ name: "t", comment: "", columns: {} }], views: [] };
  await tables.query("CREATE TABLE t AS SELECT '0101'::BIT AS flags");
  await expect(tables.database(contents)).rejects.toThrow("found values of type BIT packed as Uncompressed");
  await tables.query("CREATE OR REPLACE TABLE t AS SELECT '0101' AS flags");
  expect((await tables.database(contents)).length).toBeGreaterThan(0);
  await tables.close();
});

it("knows the blocks of values, of long values and of the catalogue", async () => {
  await connection.run("CREATE TABLE t AS SELECT repeat('x', 600000) AS long, 'y' || range AS short FROM range(2)");
  await connection.run("CHECKPOINT");
  const { texts, used } = await storedBlocks(connection, ["t"]);
  const total = await connection.runAndReadAll("SELECT total_blocks FROM pragma_database_size()");
  const blocks = [...used].filter((block) => block >= 0);
  expect(blocks).toHaveLength(Number(total.getRows()[0]?.[0]));
  expect(texts.map(({ lastOverflow }) => lastOverflow !== undefined)).toEqual([true, false]);
});

it("sets blocks that nothing uses to zero, and leaves the others", () => {
  const headers = 3 * 4096;
  const block = 262_144;
  const file = new Uint8Array(headers + 3 * block).fill(7);
  const cleared = clearSlack(file, { texts: [], used: new Set([0, 2]) });
  expect(cleared.subarray(headers + block, headers + 2 * block).every((byte) => byte === 0)).toBe(true);
  expect(cleared.subarray(0, headers + block)).toEqual(file.subarray(0, headers + block));
  expect(cleared.subarray(headers + 2 * block)).toEqual(file.subarray(headers + 2 * block));
  expect(file.every((byte) => byte === 7)).toBe(true);
});
