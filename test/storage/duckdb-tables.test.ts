import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DuckdbTables, openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";

let directory: string;
let tables: DuckdbTables;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "returns-duckdb-"));
  tables = await openDuckdbTables({ directory });
});
afterEach(async () => {
  await tables.close();
  await rm(directory, { recursive: true });
});

function parquet(columns: Readonly<Record<string, readonly (string | null)[]>>): Uint8Array {
  const columnData = Object.entries(columns).map(([name, data]) => ({
    name,
    data: [...data],
    type: "STRING" as const,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

describe("loading", () => {
  it("reads files as one table, in their order, with columns matched by name and nulls where a file has none", async () => {
    await tables.load("returns", [
      parquet({ authority: ["716"], people: ["5"] }),
      parquet({ people: ["7"], authority: ["102"] }),
      parquet({ authority: ["209"] }),
    ]);
    expect((await tables.query("SELECT authority, people FROM returns")).rows).toEqual([
      { authority: "716", people: "5" },
      { authority: "102", people: "7" },
      { authority: "209", people: null },
    ]);
  });

  it("takes a name that needs quotes, and leaves no file behind", async () => {
    await tables.load('rows; "of" 2010', [parquet({ a: ["x"] })]);
    expect((await tables.query('SELECT a FROM "rows; ""of"" 2010"')).rows).toEqual([{ a: "x" }]);
    expect(await readdir(directory, { recursive: true })).toHaveLength(1);
  });

  it("loads a thousand small files", async () => {
    const file = parquet({ authority: ["716", "102"], people: ["5", "6"] });
    await tables.load(
      "returns",
      Array.from({ length: 1000 }, () => file),
    );
    expect((await tables.query("SELECT count(*) AS n FROM returns")).rows).toEqual([{ n: 2000n }]);
  });

  it("loads more files than it opens at once, in their order, of each the columns that are wanted and there", async () => {
    const first = parquet({ authority: [], people: [], note: [] });
    const files = Array.from({ length: 150 }, (_, at) =>
      parquet(at % 3 === 0 ? { authority: [`${at}`], left: ["out"] } : { people: [`${at}`], authority: [`${at}`] }),
    );
    await tables.load("returns", [first, ...files], ["authority", "people", "note"]);
    const { columns, rows } = await tables.query("SELECT * FROM returns");
    expect(columns.map(({ name }) => name)).toEqual(["authority", "people", "note"]);
    expect(rows).toEqual(
      files.map((_, at) => ({ authority: `${at}`, people: at % 3 === 0 ? null : `${at}`, note: null })),
    );
  });

  it("keeps nothing of the files it has read", async () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `${at} ${Math.sin(at)}`);
    await tables.load("returns", [parquet({ texts })]);
    const { rows } = await tables.query(
      "SELECT tag FROM duckdb_memory() WHERE tag = 'EXTERNAL_FILE_CACHE' AND memory_usage_bytes > 0",
    );
    expect(rows).toEqual([]);
  });

  it("says what is wrong with no files, with a file that is not Parquet, and with a name that is taken", async () => {
    await expect(tables.load("returns", [])).rejects.toThrow('Cannot load the table "returns": no files were given');
    await expect(tables.load("returns", [new TextEncoder().encode("no")])).rejects.toThrow(/parquet/i);
    await tables.load("returns", [parquet({ a: ["x"] })]);
    await expect(tables.load("returns", [parquet({ a: ["x"] })])).rejects.toThrow("already exists");
  });
});

describe("values", () => {
  it.each([
    ["1.10::DECIMAL(18,2)", "DECIMAL(18,2)", "1.10"],
    ["-0.05::DECIMAL(4,2)", "DECIMAL(4,2)", "-0.05"],
    [
      "12345678901234567890123456789012.345678::DECIMAL(38,6)",
      "DECIMAL(38,6)",
      "12345678901234567890123456789012.345678",
    ],
    ["sum(0.10::DECIMAL(18,2))", "DECIMAL(38,2)", "0.10"],
    ["9007199254740993::BIGINT", "BIGINT", 9007199254740993n],
    ["170141183460469231731687303715884105727::HUGEINT", "HUGEINT", 170141183460469231731687303715884105727n],
    ["18446744073709551615::UBIGINT", "UBIGINT", 18446744073709551615n],
    ["count(*)", "BIGINT", 1n],
    ["-7::INTEGER", "INTEGER", -7],
    ["0.1::DOUBLE", "DOUBLE", 0.1],
    ["true", "BOOLEAN", true],
    ["'2010-03-31 10:00'", "VARCHAR", "2010-03-31 10:00"],
    ["DATE '2010-03-31'", "DATE", "2010-03-31"],
    ["TIMESTAMP '2010-03-31 10:00:00'", "TIMESTAMP", "2010-03-31T10:00:00"],
    ["TIMESTAMP '2010-03-31 10:00:00.123456'", "TIMESTAMP", "2010-03-31T10:00:00.123456"],
    ["TIMESTAMPTZ '2010-03-31 10:00:00+01'", "TIMESTAMP WITH TIME ZONE", "2010-03-31T09:00:00Z"],
    ["TIME '10:00:00'", "TIME", "10:00:00"],
    ["'b'::ENUM('a', 'b')", "ENUM('a', 'b')", "b"],
    ["NULL::DECIMAL(18,2)", "DECIMAL(18,2)", null],
    ["[1.50::DECIMAL(4,2), NULL]", "DECIMAL(4,2)[]", '["1.50",null]'],
    ["{'day': DATE '2010-03-31', 'n': [1]}", 'STRUCT("day" DATE, "n" INTEGER[])', '{"day":"2010-03-31","n":[1]}'],
  ])("gives %s as %s", async (sql, type, value) => {
    expect(await tables.query(`SELECT ${sql} AS v`)).toEqual({ columns: [{ name: "v", type }], rows: [{ v: value }] });
  });

  it("reads and writes times in UTC, wherever the computer is", async () => {
    const { rows } = await tables.query("SELECT TIMESTAMPTZ '2010-07-01 10:00:00'::VARCHAR AS v");
    expect(rows).toEqual([{ v: "2010-07-01 10:00:00+00" }]);
  });

  it("keeps both of two columns with one name", async () => {
    expect((await tables.query("SELECT 1 AS a, 2 AS a")).rows).toEqual([{ a: 1, "a:1": 2 }]);
  });
});

describe("statements", () => {
  it("are one at a time", async () => {
    await expect(tables.query("SELECT 1; SELECT 2")).rejects.toThrow("found 2 statements. Give exactly one.");
    await expect(tables.query(" ")).rejects.toThrow("it is empty");
    expect((await tables.query("SELECT 1 AS a; -- and no more")).rows).toEqual([{ a: 1 }]);
  });

  it("fail with the first line of what DuckDB says, and leave the engine usable", async () => {
    const failed = tables.query("SELECT missing FROM range(3)");
    await expect(failed).rejects.toThrow(/^Binder Error: Referenced column "missing" not found in FROM clause!$/);
    expect((await tables.query("SELECT 1 AS a")).rows).toEqual([{ a: 1 }]);
  });

  it("that fail on the way have no shorter answer", async () => {
    const failing = "SELECT CASE WHEN range = 300000 THEN error('no more') ELSE range END AS n FROM range(1000000)";
    await expect(tables.query(failing)).rejects.toThrow("no more");
  });

  it("asked at the same time are each answered whole", async () => {
    const asked = [300_000, 200_000].map((rows) => tables.query(`SELECT range AS n FROM range(${rows})`));
    expect((await Promise.all(asked)).map(({ rows }) => rows.length)).toEqual([300_000, 200_000]);
  });

  it("asked at the same time do not wait for each other", async () => {
    const order: string[] = [];
    const slow = tables.query("SELECT sum(hash(range)) FROM range(20000000)").then(() => order.push("slow"));
    const quick = tables.query("SELECT 1").then(() => order.push("quick"));
    await Promise.all([slow, quick]);
    expect(order).toEqual(["quick", "slow"]);
  });

  it("give rows in one order every time, also where none was asked for", async () => {
    await tables.query("CREATE TABLE t AS SELECT range % 1000 AS k, range AS v FROM range(200000)");
    const sql = "SELECT k, first(v) AS f, list(v)[3] AS l FROM t GROUP BY k";
    expect((await tables.query(sql)).rows).toEqual((await tables.query(sql)).rows);
  });
});

it("closing removes the private folder", async () => {
  const own = await openDuckdbTables({ directory, threads: 2, memoryLimit: "100MB" });
  expect(await readdir(directory)).toHaveLength(2);
  await own.close();
  expect(await readdir(directory)).toHaveLength(1);
});

it("works with more rows than its memory holds", async () => {
  const small = await openDuckdbTables({ directory, memoryLimit: "40MB" });
  const sql =
    "SELECT s FROM (SELECT hash(range)::VARCHAR || 'padding to make it long' AS s FROM range(900000)) ORDER BY s LIMIT 1 OFFSET 800000";
  expect((await small.query(sql)).rows).toHaveLength(1);
  await small.close();
});
