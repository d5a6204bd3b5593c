import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { bringParquetWasm, bringPython, type Client } from "../../scripts/clients/bring-clients.ts";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { describedTables } from "./described.ts";
import { readByHyparquet } from "./read-by-hyparquet.ts";
import { readByParquetWasm } from "./read-by-parquet-wasm.ts";
import type { ReadTables } from "./read-table.ts";
import { runPython } from "./run-python.ts";
import { csvwSchema, databaseSchema, manifestSchema, packageSchema, waysSchema } from "./said-schemas.ts";
import { snapshotFolders } from "./snapshot-folders.ts";

const powers = {
  cache: cacheFolder(process.env),
  env: process.env,
  say: (line: string) => process.stderr.write(`${line}\n`),
};
const python = await bringPython(powers);
const wasm = await bringParquetWasm(powers);

let root = "";
let folders: readonly string[] = [];
let described: readonly ReadTables[] = [];

beforeAll(async () => {
  ({ root, folders } = await snapshotFolders());
  described = folders.map(describedTables);
});

afterAll(() => rmSync(root, { recursive: true }));

/** What a client that is not there is named by among the skipped. */
function named(client: Client, name: string): string {
  return "path" in client ? name : `${name} (skipped: ${client.missing})`;
}

const pathOf = (client: Client): string => ("path" in client ? client.path : "");

/** Holds what a client read of one snapshot against what the snapshot says of itself. */
function expectSame(read: ReadTables, of: ReadTables, types: Readonly<Record<string, string>>): void {
  expect(Object.keys(read).toSorted()).toEqual(Object.keys(of).toSorted());
  for (const [name, { columns, rows, sums }] of Object.entries(of)) {
    const found = read[name];
    const expectedTypes = Object.entries(columns).map(([column, type]) => [column, types[type]]);
    expect(Object.entries(found?.columns ?? {}), name).toEqual(expectedTypes);
    expect(found?.rows.length, name).toBe(rows.length);
    expect(found?.rows, name).toEqual(rows);
    expect(found?.sums, name).toEqual(sums);
  }
}

function expectDescribed(read: ReadTables, of: ReadTables): void {
  for (const [name, { metadata }] of Object.entries(of)) {
    const { comment, columns } = read[name]?.metadata ?? {};
    expect(comment, name).toBe(metadata?.["comment"]);
    expect(typeof columns === "string" ? JSON.parse(columns) : columns, name).toEqual(metadata?.["columns"]);
  }
}

async function readWith(script: string): Promise<readonly Readonly<Record<string, ReadTables>>[]> {
  return waysSchema.parse(await runPython(pathOf(python), script, folders));
}

const DUCKDB = { string: "VARCHAR", number: "DECIMAL(18,4)", integer: "INTEGER", boolean: "BOOLEAN" };
const ARROW = { string: "string", number: "decimal128(18, 4)", integer: "int32", boolean: "bool" };

describe("the snapshots the clients are given", () => {
  it("hold numbers with places, hidden values, empty values and several periods and councils", () => {
    const { columns = {}, rows = [] } = described[0]?.["figures"] ?? {};
    const values = (name: string) => new Set(rows.map((row) => row[Object.keys(columns).indexOf(name)]));
    expect(rows.length).toBeGreaterThan(5000);
    expect([...values("status")]).toEqual(expect.arrayContaining(["c", "x", null]));
    expect(values("period").size).toBeGreaterThan(1);
    expect(values("value").has(null)).toBe(true);
    expect([...values("value")].some((value) => value?.startsWith("-"))).toBe(true);
    expect([...values("value")].some((value) => value !== null && !value?.endsWith(".0000"))).toBe(true);
    expect(folders.map((folder) => basename(dirname(folder))).length).toBeGreaterThan(3);
  });
});

describe("hyparquet", () => {
  it("reads the same figures from the Parquet files, and what each column holds", async () => {
    const types = { string: "UTF8", number: "DECIMAL", integer: "INT32", boolean: "BOOLEAN" };
    for (const [at, folder] of folders.entries()) {
      const of = described[at] ?? {};
      const read = await readByHyparquet(folder, Object.keys(of));
      expectSame(read, of, types);
      expectDescribed(read, of);
    }
  });
});

describe.skipIf("missing" in wasm)(named(wasm, "arrow-rs in WebAssembly"), () => {
  it("reads the same figures from the Parquet files, and what each column holds", () => {
    const types = { string: "Utf8", number: "Decimal[18e+4]", integer: "Int32", boolean: "Bool" };
    for (const [at, folder] of folders.entries()) {
      const of = described[at] ?? {};
      const read = readByParquetWasm(folder, Object.keys(of), pathOf(wasm));
      expectSame(read, of, types);
      expectDescribed(read, of);
    }
  });
});

describe.skipIf("missing" in python)(
  named(python, "DuckDB, Polars, pandas, pyarrow, csv, Frictionless and csvw"),
  () => {
    it("DuckDB from Python reads the same figures from Parquet and from the database, with every comment", async () => {
      const said = await runPython(pathOf(python), "with_duckdb", folders);
      const views = databaseSchema.parse(said).map((one) => one.views);
      const ways = z.array(z.object({ Parquet: z.unknown(), database: z.unknown() })).parse(said);
      for (const [at, { Parquet, database }] of waysSchema.parse(ways).entries()) {
        for (const read of [Parquet ?? {}, database ?? {}]) {
          expectSame(read, described[at] ?? {}, DUCKDB);
          expectDescribed(read, described[at] ?? {});
        }
      }
      expect(views[0]?.["headline"]?.rows).toBeGreaterThan(0);
      expect(views[0]?.["headline"]?.comment).toContain("synthetic");
    });

    it("Polars reads the same figures from Parquet", async () => {
      const types = {
        string: "String",
        number: "Decimal(precision=18, scale=4)",
        integer: "Int32",
        boolean: "Boolean",
      };
      for (const [at, { Parquet = {} }] of (await readWith("with_polars")).entries()) {
        const of = described[at] ?? {};
        expectSame(Parquet, zeroForNone(of), types);
        expectDescribed(Parquet, of);
      }
    });

    it("pyarrow and pandas read the same figures from Parquet", async () => {
      const asPandas = Object.fromEntries(Object.entries(ARROW).map(([type, name]) => [type, `${name}[pyarrow]`]));
      for (const [at, { pyarrow = {}, pandas = {} }] of (await readWith("with_pandas")).entries()) {
        const of = described[at] ?? {};
        expectSame(pyarrow, of, ARROW);
        expectDescribed(pyarrow, of);
        expectSame(pandas, of, asPandas);
      }
    });

    it("Python's csv module reads the same figures from the CSVs", async () => {
      const same = { string: "string", number: "number", integer: "integer", boolean: "boolean" };
      for (const [at, { CSV = {} }] of (await readWith("with_csv")).entries()) {
        expectSame(CSV, described[at] ?? {}, same);
      }
    });

    it("Frictionless finds every file of the package as datapackage.json describes it", async () => {
      const said = packageSchema.parse(await runPython(pathOf(python), "with_frictionless", folders));
      for (const [at, { errors, rows, descriptions }] of said.entries()) {
        expect(errors).toEqual([]);
        for (const [name, of] of Object.entries(described[at] ?? {})) {
          const found = [name, `${name}-parquet`].map((resource) => rows[resource] ?? 0);
          expect(found, name).toEqual([of.rows.length, of.rows.length]);
          expect(descriptions[name]).toEqual(of.metadata?.["columns"]);
        }
      }
    });

    it("csvw reads the CSVs strictly by csv-metadata.json, with every key and reference", async () => {
      const said = csvwSchema.parse(await runPython(pathOf(python), "with_csvw", folders));
      for (const [at, { rows, faults }] of said.entries()) {
        expect(faults).toEqual([]);
        const expected = Object.entries(described[at] ?? {}).map(([name, of]) => [`${name}.csv`, of.rows.length]);
        expect(rows).toEqual(Object.fromEntries(expected));
      }
    });

    it("Frictionless and csvw both see a number that is none, a key that comes twice and a reference to nothing", async () => {
      const spoilt = [
        spoiled("number", "measures.csv", (text) => text.replace(/,1,/, ",one,")),
        spoiled("key", "measures.csv", (text) => `${text}${text.trimEnd().split("\n").at(-1)}\n`),
        spoiled("reference", "measures.csv", (text) => `${text.split("\n")[0]}\n`),
      ];
      const frictionless = packageSchema.parse(await runPython(pathOf(python), "with_frictionless", spoilt));
      const csvw = csvwSchema.parse(await runPython(pathOf(python), "with_csvw", spoilt));
      expect(frictionless.map(({ errors }) => errors.length > 0)).toEqual([true, true, true]);
      expect(frictionless[0]?.errors.join()).toContain("measures");
      expect(csvw.map(({ faults }) => faults.length > 0)).toEqual([true, true, true]);
      expect(csvw[0]?.faults.join()).toContain("measures.csv");
    });

    it("leave every file with the bytes that the manifest names", () => {
      for (const folder of folders) {
        const { outputs } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
        const hash = (path: string) =>
          createHash("sha256")
            .update(readFileSync(join(folder, path)))
            .digest("hex");
        expect(outputs.map(({ path }) => [path, hash(path)])).toEqual(
          outputs.map(({ path, sha256 }) => [path, sha256]),
        );
        const besides = ["manifest.json", "started.json"];
        expect(readdirSync(folder).toSorted()).toEqual([...outputs.map(({ path }) => path), ...besides].toSorted());
      }
    });
  },
);

/** A copy of the last snapshot with one file otherwise. */
function spoiled(name: string, file: string, change: (text: string) => string): string {
  const copy = join(root, `spoiled-${name}`);
  cpSync(folders.at(-1) ?? "", copy, { recursive: true });
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), "utf8")));
  return copy;
}

/** To Polars the sum of no numbers is 0. */
function zeroForNone(tables: ReadTables): ReadTables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => {
      const sums = Object.entries(table.sums).map(([column, sum]) => [column, sum ?? "0.0000"]);
      return [name, { ...table, sums: Object.fromEntries(sums) }];
    }),
  );
}
