import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetMetadata } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count, text } from "../../../packages/core/src/collections/columns.ts";
import type { Table } from "../../../packages/core/src/collections/define-collection.ts";
import type { NormalisedTable, Row, Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { readRows } from "../../../packages/core/src/ingest/write/read-rows.ts";
import { writeRows } from "../../../packages/core/src/ingest/write/rows-parquet.ts";
import { rowsSchema } from "../../../packages/core/src/ingest/write/rows-schema.ts";
import { everyKind, source } from "./every-kind.ts";

const big = 999_999_999_999_999_999n;

function row(authority: string, sheet: string, number: number, values: Record<string, Value["value"]> = {}): Row {
  const all = Object.keys(everyKind.columns).map((column, index) => {
    const value = values[column] ?? null;
    const cell = `${String.fromCharCode(65 + index)}${number}`;
    return [column, { value, status: value === null ? "x" : null, cell, shown: "" } satisfies Value] as const;
  });
  return { authority, sheet, row: number, values: Object.fromEntries(all) };
}

const full = {
  place: "Ünnamed – “library”",
  loans: big,
  spend: -big,
  share: 82_400_000n,
  opened: "1906-07-05",
  month: "2014-09",
  council: "Z9D4Z",
  kind: "book",
};

function table(rows: readonly Row[]): NormalisedTable {
  return { table: "visits", rows, totals: [] };
}

describe("writeRows", () => {
  it("gives the same bytes for the same rows, in whatever order they come", () => {
    const rows = [row("102", "b", 7), row("102", "a", 10), row("102", "a", 9), row("101", "z", 1, full)];
    const bytes = writeRows(table(rows), everyKind, source);
    expect(writeRows(table([...rows].reverse()), everyKind, source)).toEqual(bytes);
    expect(writeRows(table(rows), everyKind, { ...source, metadata: reversed(source.metadata) })).toEqual(bytes);
  });

  it("sorts by council, sheet and row as a number", async () => {
    const rows = [row("102", "b", 7), row("102", "a", 10), row("102", "a", 9), row("101", "z", 1)];
    const read = await readRows(writeRows(table(rows), everyKind, source), everyKind);
    expect(read.rows.map((one) => `${one.authority} ${one.sheet} ${one.row}`)).toEqual([
      "101 z 1",
      "102 a 9",
      "102 a 10",
      "102 b 7",
    ]);
  });

  it("keeps what the file says of itself, and which table it holds", () => {
    const { buffer } = new Uint8Array(writeRows(table([row("101", "a", 1)]), everyKind, source));
    const { key_value_metadata: kept, created_by: by } = parquetMetadata(buffer);
    expect(kept).toEqual([
      { key: "collection", value: "libraries" },
      { key: "edition", value: "first" },
      { key: "table", value: "visits" },
    ]);
    expect(by).toBe("council-returns");
  });

  it("refuses a value that is not of its column's kind, or that has no room", () => {
    const bad = (values: Record<string, Value["value"]>) => () =>
      writeRows(table([row("101", "a", 1, values)]), everyKind, source);
    expect(bad({ loans: "12" })).toThrow(TypeError);
    expect(bad({ place: 12n })).toThrow(TypeError);
    expect(bad({ spend: big + 1n })).toThrow(RangeError);
    expect(bad({ spend: big })).not.toThrow();
  });

  it("refuses a table in which two columns would have one name", () => {
    const base = { headers: ["x"], description: "" };
    const clash: Table = { title: "t", key: [], columns: { a: text(base), a_status: text(base) } };
    const fixed: Table = { title: "t", key: [], columns: { sheet: count({ ...base, unit: "sheets" }) } };
    expect(() => rowsSchema(clash)).toThrow(TypeError);
    expect(() => rowsSchema(fixed)).toThrow(TypeError);
  });

  it("writes a table without rows", async () => {
    const read = await readRows(writeRows(table([]), everyKind, source), everyKind);
    expect(read).toEqual({ table: "visits", rows: [], totals: [] });
  });
});

describe("readRows", () => {
  it("gives numbers of 18 digits back to the last one", async () => {
    const read = await readRows(writeRows(table([row("101", "a", 1, full)]), everyKind, source), everyKind);
    const values = read.rows[0]?.values;
    expect(values?.loans).toEqual({ value: big, status: null, cell: "B1", shown: "999999999999999999" });
    expect(values?.spend).toEqual({ value: -big, status: null, cell: "C1", shown: "-9999999999999999.99" });
    expect(values?.opened?.value).toBe("1906-07-05");
  });

  it("gives a column that an earlier edition did not have as empty", async () => {
    const later: Table = {
      ...everyKind,
      columns: { ...everyKind.columns, extra: text({ headers: [], description: "" }) },
    };
    const read = await readRows(writeRows(table([row("101", "a", 1, full)]), everyKind, source), later);
    expect(read.rows[0]?.values.extra).toEqual({ value: null, status: null, cell: "", shown: "" });
  });

  it("throws on bytes that are no such file", async () => {
    const whole = writeRows(table([row("101", "a", 1, full)]), everyKind, source);
    const noFooter = new TextEncoder().encode(`PAR1${"\0".repeat(40)}PAR1`);
    noFooter[40] = 200;
    const others = [new Uint8Array([1, 2, 3]), new Uint8Array(40), whole.subarray(0, -1), whole.subarray(1), noFooter];
    for (const bytes of others) await expect(readRows(bytes, everyKind)).rejects.toThrow(TypeError);
  });
});

describe("a reader that does not know us", () => {
  const folder = mkdtempSync(join(tmpdir(), "rows-"));
  const path = join(folder, "rows.parquet");
  let query: (sql: string) => Promise<string[][]>;

  beforeAll(async () => {
    const rows = [row("101", "People", 4, full), row("102", "People", 5)];
    writeFileSync(path, writeRows(table(rows), everyKind, source));
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    query = async (sql) => {
      const result = await connection.runAndReadAll(sql.replace("FILE", `'${path}'`));
      return result.getRows().map((cells) => cells.map(String));
    };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("sees the exact types", async () => {
    const described = await query("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM FILE)");
    expect(described).toEqual([
      ["return_period", "VARCHAR"],
      ["council_code", "VARCHAR"],
      ["submission", "VARCHAR"],
      ["file_sha256", "VARCHAR"],
      ["sheet", "VARCHAR"],
      ["row_number", "INTEGER"],
      ...[
        ["place", "VARCHAR"],
        ["loans", "DECIMAL(18,0)"],
        ["spend", "DECIMAL(18,2)"],
        ["share", "DECIMAL(18,6)"],
        ["opened", "DATE"],
        ["month", "VARCHAR"],
        ["council", "VARCHAR"],
        ["kind", "VARCHAR"],
      ].flatMap(([name, type]) => [
        [name, type],
        [`${name}_status`, "VARCHAR"],
        [`${name}_cell`, "VARCHAR"],
      ]),
    ]);
  });

  it("sees the exact values, statuses and addresses", async () => {
    const columns = "place, loans, spend, share, opened, month, council, kind";
    expect(
      await query(`SELECT return_period, council_code, submission, file_sha256, sheet, row_number FROM FILE`),
    ).toEqual([
      ["2010-11", "101", "s1", "ab12", "People", "4"],
      ["2010-11", "102", "s1", "ab12", "People", "5"],
    ]);
    expect(await query(`SELECT ${columns} FROM FILE`)).toEqual([
      [
        "Ünnamed – “library”",
        "999999999999999999",
        "-9999999999999999.99",
        "82.400000",
        "1906-07-05",
        "2014-09",
        "Z9D4Z",
        "book",
      ],
      Array.from({ length: 8 }, () => "null"),
    ]);
    expect(await query("SELECT loans_status, loans_cell, spend_cell FROM FILE")).toEqual([
      ["null", "B4", "C4"],
      ["x", "B5", "C5"],
    ]);
  });

  it("sums money without a double in between, and finds rows by their bounds", async () => {
    expect(await query("SELECT sum(spend) + 0.01 FROM FILE")).toEqual([["-9999999999999999.98"]]);
    expect(
      await query("SELECT count(*) FROM FILE WHERE loans = 999999999999999999 AND opened < DATE '1907-01-01'"),
    ).toEqual([["1"]]);
    expect(await query("SELECT count(*) FROM FILE WHERE place = 'Ünnamed – “library”'")).toEqual([["1"]]);
  });
});

function reversed(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).reverse());
}
