import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { type ColumnKind, columnScale } from "../packages/core/src/collections/columns.ts";
import type { Table } from "../packages/core/src/collections/define-collection.ts";
import type { Row, Value } from "../packages/core/src/ingest/normalise/normalised.ts";
import type { RowsSource } from "../packages/core/src/ingest/write/rows-parquet.ts";

/** Rows of one chunk of DuckDB's. */
const CHUNK = 2048;
const DIGITS = 18;
const DAY = 86_400_000;

/** What one would do instead of `writeRows`: the same columns through DuckDB's appender, in chunks, and out as Parquet. */
export async function copyRows(
  connection: DuckDBConnection,
  rows: readonly Row[],
  table: Table,
  { source, path }: { readonly source: RowsSource; readonly path: string },
): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE stored (${sqlColumns(table).join(", ")})`);
  const appender = await connection.createAppender("stored");
  const types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(chunkColumns(rows.slice(start, start + CHUNK), table, source));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(`COPY stored TO '${path}' (FORMAT parquet)`);
}

function sqlColumns({ columns }: Table): string[] {
  const fixed = ["return_period", "council_code", "submission", "file_sha256", "sheet"].map(
    (name) => `${name} VARCHAR`,
  );
  const stored = Object.entries(columns).flatMap(([name, { kind }]) => [
    `"${name}" ${sqlType(kind)}`,
    `"${name}_status" VARCHAR`,
    `"${name}_cell" VARCHAR`,
  ]);
  return [...fixed, "row_number INTEGER", ...stored];
}

function sqlType(kind: ColumnKind): string {
  const scale = columnScale(kind);
  if (scale !== undefined) return `DECIMAL(${DIGITS}, ${scale})`;
  return kind === "date" ? "DATE" : "VARCHAR";
}

function chunkColumns(rows: readonly Row[], { columns }: Table, source: RowsSource): DuckDBValue[][] {
  return [
    rows.map(() => source.period),
    rows.map(({ authority }) => authority),
    rows.map(() => source.submission),
    rows.map(() => source.sha256),
    rows.map(({ sheet }) => sheet),
    rows.map(({ row }) => row),
    ...Object.entries(columns).flatMap(([column, { kind }]) => {
      const cells = rows.map(({ values }) => values[column]);
      return [
        cells.map((cell) => engineValue(cell?.value ?? null, kind)),
        cells.map((cell) => cell?.status ?? null),
        cells.map((cell) => cell?.cell ?? null),
      ];
    }),
  ];
}

function engineValue(value: Value["value"], kind: ColumnKind): DuckDBValue {
  if (typeof value === "bigint") return new DuckDBDecimalValue(value, DIGITS, columnScale(kind) ?? 0);
  if (value === null || kind !== "date") return value;
  return new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / DAY);
}
