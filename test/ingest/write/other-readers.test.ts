import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { amount, count, text } from "../../../packages/core/src/collections/columns.ts";
import type { Table } from "../../../packages/core/src/collections/define-collection.ts";
import type { Row, Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { readRows } from "../../../packages/core/src/ingest/write/read-rows.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import { rowsSchema } from "../../../packages/core/src/ingest/write/rows-schema.ts";
import { everyKind, source } from "./every-kind.ts";
import { records, variedRows, visits } from "./varied-rows.ts";

const base = { headers: ["x"], description: "" };
/** What hyparquet makes of a file, decimals unscaled. */
async function readByHyparquet(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const schema = metadata.schema.map(({ converted_type: converted, logical_type: logical, ...rest }) =>
    converted === undefined || converted === "DECIMAL" || logical === undefined
      ? rest
      : { ...rest, converted_type: converted, logical_type: logical },
  );
  const parsers = { dateFromDays: (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10) };
  return parquetReadObjects({ file, metadata: { ...metadata, schema }, parsers });
}

/** What DuckDB makes of a file, every value as text. */
async function readByDuckdb(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const folder = mkdtempSync(join(tmpdir(), "rows-"));
  const path = join(folder, "rows.parquet");
  writeFileSync(path, bytes);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const result = await connection.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM '${path}'`);
    return result.getRowObjects();
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}

describe("a long table", () => {
  const rows = variedRows(3000);
  const bytes = writeRows(visits(rows), everyKind, source);

  it("is read back as it was, in every encoding", async () => {
    expect((await readRows(bytes, everyKind)).rows).toEqual(rows);
  });

  it("is the same to hyparquet", async () => {
    expect(await readByHyparquet(bytes)).toEqual(records(rows));
  });

  it("is the same to DuckDB", async () => {
    const asText = rows.map((row) => {
      const values = Object.entries(row.values).map(([column, cell]): [string, Value] => {
        return [column, { ...cell, value: cell.value === null ? null : cell.shown }];
      });
      return { ...row, values: Object.fromEntries(values) };
    });
    const expected = records(asText).map((record) => ({ ...record, row_number: String(record.row_number) }));
    expect(await readByDuckdb(bytes)).toEqual(expected);
  });

  it("takes little room for what comes again in every row", () => {
    const same = rows.map((row) => ({ ...row, authority: "102", values: {} }));
    const table: Table = { ...everyKind, columns: {} };
    expect(writeRows(visits(same), table, source).length).toBeLessThan(1500);
  });

  it("says the least and most of period, council and numbers, and how many values are empty", () => {
    const columns = parquetMetadata(new Uint8Array(bytes).buffer).row_groups[0]?.columns ?? [];
    const said = new Map(columns.map(({ meta_data: it }) => [it?.path_in_schema[0], it?.statistics]));
    const bounds = (name: string) => [said.get(name)?.min_value, said.get(name)?.max_value];
    expect(bounds("return_period")).toEqual(["2010-11", "2010-11"]);
    expect(bounds("council_code")).toEqual(["100", "159"]);
    expect(bounds("row_number")).toEqual([2, 3001]);
    expect(bounds("loans")).toEqual([0, 2999 * 1_000_003]);
    const days = rows.map(({ values }) => String(values.opened?.value)).sort();
    expect(bounds("opened")).toEqual([days[0], days.at(-1)].map((day) => new Date(`${day}T00:00:00Z`)));
    expect(bounds("share")).toEqual([undefined, undefined]);
    expect(said.get("share")?.null_count).toBe(3000n);
    expect(said.get("spend")?.null_count).toBe(1000n);
  });
});

describe("a table of more rows than a row group has", () => {
  const table: Table = { title: "Long", key: [], columns: { note: text(base), n: count({ ...base, unit: "things" }) } };
  const folder = mkdtempSync(join(tmpdir(), "rows-"));
  const path = join(folder, "rows.parquet");
  const rows = Array.from({ length: 100_001 }, (_, index): Row => {
    const n: Value = { value: BigInt(index), status: null, cell: `B${index + 1}`, shown: String(index) };
    const note: Value = {
      value: `note ${index % 999}`,
      status: null,
      cell: `A${index + 1}`,
      shown: `note ${index % 999}`,
    };
    return { sheet: "a", row: index + 1, authority: "102", values: { note, n } };
  });
  const bytes = writeRows({ table: "long", rows, totals: [] }, table, source);
  let connection: DuckDBConnection;

  beforeAll(async () => {
    writeFileSync(path, bytes);
    connection = await (await DuckDBInstance.create(":memory:")).connect();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is whole in DuckDB, row by row", async () => {
    const checks =
      "count(*), sum(n), count(*) FILTER (n_cell = 'B' || row_number AND note = 'note ' || (n::BIGINT % 999))";
    const result = await connection.runAndReadAll(`SELECT ${checks} FROM '${path}'`);
    expect(result.getRows().map((cells) => cells.map(String))).toEqual([["100001", "5000050000", "100001"]]);
  });

  it("comes back in its order", async () => {
    const read = await readRows(bytes, table);
    expect(read.rows.length).toBe(100_001);
    expect(read.rows.every((row, index) => row.values.n?.value === BigInt(index))).toBe(true);
    expect(read.rows.at(-1)).toEqual(rows.at(-1));
  });
});

describe("readRows", () => {
  it("reads what another writer makes of the same schema, compressed and with dictionaries of numbers", async () => {
    const rows = variedRows(1200).map((row, index) => {
      const loans: Value = { value: BigInt(index % 3), status: null, cell: "", shown: String(index % 3) };
      return { ...row, values: { ...row.values, loans } };
    });
    const stored = records(rows);
    const names = rowsSchema(everyKind)
      .slice(1)
      .map(({ name }) => name);
    const day = (value: unknown) => (typeof value === "string" ? Date.parse(`${value}T00:00:00Z`) / 86_400_000 : null);
    const columnData = names.map((name) => ({
      name,
      data: stored.map((record) => (name === "opened" ? day(record[name]) : record[name])),
    }));
    const kvMetadata = [{ key: "table", value: "visits" }];
    const written = parquetWriteBuffer({
      columnData,
      schema: [...rowsSchema(everyKind)],
      rowGroupSize: 500,
      pageSize: 2000,
      kvMetadata,
    });
    expect(await readRows(new Uint8Array(written), everyKind)).toEqual(visits(rows));
  });

  it("refuses a column that is stored as another type, or with other places", async () => {
    const bytes = writeRows(visits(variedRows(3)), everyKind, source);
    const as = (columns: Table["columns"]) => readRows(bytes, { ...everyKind, columns });
    await expect(as({ loans: text(base) })).rejects.toThrow(TypeError);
    await expect(as({ place: count({ ...base, unit: "loans" }) })).rejects.toThrow(TypeError);
    await expect(as({ loans: amount(base) })).rejects.toThrow(TypeError);
  });
});
