import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { NormalisedTable, Row } from "../packages/core/src/ingest/normalise/normalised.ts";
import { validateReturn } from "../packages/core/src/ingest/validate/validate-return.ts";
import { readRows } from "../packages/core/src/ingest/write/read-rows.ts";
import { type RowsSource, writeRows } from "../packages/core/src/ingest/write/rows-parquet.ts";
import { parsePeriod } from "../packages/core/src/periods/period.ts";
import { copyRows } from "./duckdb-rows.ts";
import { madeCollection, madeRows, madeTable } from "./made-rows.ts";
import { interleave } from "./measure.ts";

const ROUNDS = 5;
const MANY = 100_000;
const FEW = 8;
/** A small table is over too soon to be timed alone. */
const REPEATS = 100;

const source: RowsSource = {
  period: "2014-09",
  submission: "0123456789abcdef",
  sha256: "0123456789abcdef".repeat(4),
  metadata: { collection: "made-up", edition: "first" },
};

/** Rows written as Parquet and read back, beside DuckDB's appender, COPY and SELECT; and rows checked. */
export async function benchRows(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-rows-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return [...(await benchFiles(connection, folder)), ...(await benchChecks())];
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true });
  }
}

async function benchFiles(connection: DuckDBConnection, folder: string): Promise<string[]> {
  const many = madeRows(MANY);
  const few = madeRows(FEW);
  const ours = join(folder, "ours.parquet");
  const theirs = { source, path: join(folder, "theirs.parquet") };
  const before = process.memoryUsage.rss();
  const bytes = writeRows(many, madeTable, source);
  const extra = process.resourceUsage().maxRSS * 1024 - before;
  await writeFile(ours, bytes);
  const fewBytes = writeRows(few, madeTable, source);
  const seconds = await interleave(ROUNDS, {
    write: async () => void writeRows(many, madeTable, source),
    read: async () => void (await readRows(bytes, madeTable)),
    copy: () => copyRows(connection, many.rows, madeTable, theirs),
    select: async () => void (await connection.runAndReadAll(`SELECT * FROM '${ours}'`)).getColumns(),
    writeFew: () => repeat(() => writeRows(few, madeTable, source)),
    readFew: () => repeat(() => readRows(fewBytes, madeTable)),
    copyFew: () => copyRows(connection, few.rows, madeTable, theirs),
  });
  const { write = 0, read = 0, copy = 0, select = 0, writeFew = 0, readFew = 0, copyFew = 0 } = seconds;
  return [
    `${MANY} rows of ${Object.keys(madeTable.columns).length} columns, each with status and cell, medians of ${ROUNDS} interleaved rounds`,
    `  write as Parquet       ${perSecond(write)} rows a second, ${ratio(write, copy)} of the time of DuckDB's appender and COPY`,
    `  read back              ${perSecond(read)} rows a second, ${ratio(read, select)} of the time of DuckDB's SELECT of the same file`,
    `  file                   ${(bytes.length / 1e6).toFixed(1)} MB; writing it first took ${(extra / 1e6).toFixed(0)} MB beside the rows`,
    `  a table of ${FEW} rows      ${((writeFew / REPEATS) * 1000).toFixed(3)} ms to write (${ratio(writeFew / REPEATS, copyFew)} of DuckDB's), ${((readFew / REPEATS) * 1000).toFixed(3)} ms to read`,
  ];
}

async function benchChecks(): Promise<string[]> {
  const good = madeRows(MANY);
  const bad = { ...good, rows: good.rows.map(withFault) };
  const findings = check(bad).length;
  if (check(good).length > 0 || findings !== MANY) throw new Error(`Expected ${MANY} findings, found ${findings}`);
  const { right = 0, wrong = 0 } = await interleave(ROUNDS, {
    right: async () => void check(good),
    wrong: async () => void check(bad),
  });
  return [
    `  check, all right       ${perSecond(right)} rows a second`,
    `  check, a finding a row ${perSecond(wrong)} rows a second`,
  ];
}

function check(table: NormalisedTable) {
  const period = parsePeriod("month", source.period);
  if (period === undefined) throw new RangeError("No such period");
  return validateReturn({ collection: madeCollection, period, matches: [], tables: [table] });
}

function withFault(row: Row): Row {
  const { tax } = row.values;
  return tax === undefined
    ? row
    : { ...row, values: { ...row.values, tax: { ...tax, value: -5n, status: null, shown: "-0.05" } } };
}

async function repeat(work: () => unknown): Promise<void> {
  for (let round = 0; round < REPEATS; round += 1) await work();
}

function perSecond(seconds: number): string {
  return (MANY / seconds).toFixed(0).padStart(8);
}

function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toFixed(2);
}
