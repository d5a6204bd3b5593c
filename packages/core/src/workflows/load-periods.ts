import { joinRows } from "../ingest/write/join-rows.ts";
import { rowsTable } from "../publish/aggregate/sql-parts.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import { quoteIdentifier, quoteLiteral } from "../publish/sql-quote.ts";
import type { Objects } from "../storage/objects.ts";
import type { RollUpEngine } from "../storage/tables.ts";
import {
  type Compacted,
  type CompactedKept,
  keepCompacted,
  type PeriodTable,
  readCompacted,
} from "./compacted-rows.ts";
import { readRowsFiles } from "./load-rows.ts";

interface PeriodPowers {
  readonly data: Pick<Objects, "get">;
  readonly engine: RollUpEngine;
  /** Of each table, a file without rows to load before the others, and the columns that are wanted. */
  readonly first: ReadonlyMap<string, FirstFile>;
  readonly compacted: CompactedKept | undefined;
}

export interface FirstFile {
  readonly bytes: Uint8Array;
  readonly columns: readonly string[];
}

/** A period of fewer returns is as soon read a return at a time. */
const FROM_RETURNS = 2;
/** Some 120 MB. Files of periods with more rows are no longer small, and one of them all would have to fit in memory. */
const MOST_ROWS = 5_000_000;

/**
 * Loads the rows of whole periods, a table each (`rows_<table>`): of each period its compacted file where there is one,
 * and the rows of those returns that are not in it. What was put together anew is kept as the period's file.
 */
export async function loadPeriods(
  { collection, returns }: { readonly collection: string; readonly returns: readonly PublishedReturn[] },
  { data, engine, first, compacted }: PeriodPowers,
): Promise<void> {
  const submissions = returns.map(({ submission }) => submission);
  for (const [table, { bytes: empty, columns }] of first) {
    const periods = periodsOf({ collection, table }, returns);
    const read: ReadPeriod[] = [];
    // One after the other: the files of all periods at once are as large as all that is made of them.
    for (const period of periods) read.push(await readPeriod(period, { data, compacted }, columns));
    const name = quoteIdentifier(rowsTable(table));
    await engine.load(rowsTable(table), [empty, ...read.flatMap(({ files }) => files)], columns);
    const others = read.filter(({ found }) => found?.isExact !== true);
    if (others.some(({ found }) => found !== undefined)) {
      await engine.query(`DELETE FROM ${name} WHERE "submission" NOT IN (${submissions.map(quoteLiteral).join(", ")})`);
    }
    for (const { period } of others) {
      if (compacted !== undefined && isWorthIt(period)) await keepCompacted(period, compacted, engine);
    }
  }
}

function periodsOf(
  { collection, table }: Pick<PeriodTable, "collection" | "table">,
  returns: readonly PublishedReturn[],
): readonly PeriodTable[] {
  return [...Map.groupBy(returns, ({ period }) => period)].map(([period, own]) => ({
    collection,
    table,
    period,
    records: own.flatMap(({ tables }) => tables.filter((record) => record.table === table)),
  }));
}

interface ReadPeriod {
  readonly period: PeriodTable;
  readonly files: readonly Uint8Array[];
  readonly found: Compacted | undefined;
}

async function readPeriod(
  period: PeriodTable,
  { data, compacted }: Pick<PeriodPowers, "data" | "compacted">,
  columns: readonly string[],
): Promise<ReadPeriod> {
  const found = compacted === undefined || !isWorthIt(period) ? undefined : await readCompacted(period, compacted);
  const others = period.records.filter(({ key }) => found?.has.has(key) !== true);
  const files = joinRows(await readRowsFiles(data, others), columns);
  return { period, found, files: found === undefined ? files : [found.bytes, ...files] };
}

function isWorthIt({ records }: PeriodTable): boolean {
  const count = records.reduce((sum, { rows }) => sum + rows, 0);
  return records.length >= FROM_RETURNS && count <= MOST_ROWS;
}
