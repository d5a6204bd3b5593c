import { readFile } from "node:fs/promises";
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  type DuckDBValue,
} from "@duckdb/node-api";
import Papa from "papaparse";
import { z } from "zod";

const DAY = 86_400_000;
const CHUNK = 2048;

const decimal = z.string().regex(/^-?\d+\.\d{1,6}$/);
const rowShape = z.object({
  "Invoice reference": z.string().min(1),
  "Supplier name": z.string().regex(/^[^#]/),
  "Service area": z.string().regex(/^[^#]/),
  "Date paid": z.string().regex(/^\d\d\/\d\d\/\d{4}$/),
  "Accounting month": z.string().regex(/^\d{4}-\d\d$/),
  "Kind of cost": z.enum(["capital", "revenue"]),
  "People helped": z.string().regex(/^\d+$/),
  "Net amount": decimal,
  Tax: decimal,
  "Share of budget": decimal,
});

type Good = z.infer<typeof rowShape>;

/** What one would write instead in an afternoon: papaparse, a zod schema a row, and good rows through DuckDB to Parquet. */
export async function work(path: string): Promise<string> {
  const { data } = Papa.parse<Record<string, string>>(await readFile(path, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const good: Good[] = [];
  const errors: string[] = [];
  for (const [index, row] of data.entries()) {
    const parsed = rowShape.safeParse(row);
    if (parsed.success) good.push(parsed.data);
    else for (const issue of parsed.error.issues) errors.push(`${index + 2} ${issue.path.join()} ${issue.message}`);
  }
  await writeParquet(good, `${path}.rival.parquet`);
  return `${good.length} rows, ${errors.length} errors`;
}

async function writeParquet(rows: readonly Good[], path: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE rows (reference VARCHAR, supplier VARCHAR, service VARCHAR, paid DATE, month VARCHAR,
    kind VARCHAR, people BIGINT, net DECIMAL(18, 2), tax DECIMAL(18, 2), share DECIMAL(18, 6))`);
  const appender = await connection.createAppender("rows");
  const types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(columnsOf(rows.slice(start, start + CHUNK)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(`COPY rows TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

function columnsOf(rows: readonly Good[]): DuckDBValue[][] {
  return [
    rows.map((row) => row["Invoice reference"]),
    rows.map((row) => row["Supplier name"]),
    rows.map((row) => row["Service area"]),
    rows.map((row) => dayOf(row["Date paid"])),
    rows.map((row) => row["Accounting month"]),
    rows.map((row) => row["Kind of cost"]),
    rows.map((row) => BigInt(row["People helped"])),
    rows.map((row) => decimalOf(row["Net amount"], 2)),
    rows.map((row) => decimalOf(row.Tax, 2)),
    rows.map((row) => decimalOf(row["Share of budget"], 6)),
  ];
}

function dayOf(text: string): DuckDBDateValue {
  return new DuckDBDateValue(Date.parse(`${text.split("/").reverse().join("-")}T00:00:00Z`) / DAY);
}

function decimalOf(text: string, scale: number): DuckDBDecimalValue {
  return new DuckDBDecimalValue(BigInt(text.replace(".", "")), 18, scale);
}
