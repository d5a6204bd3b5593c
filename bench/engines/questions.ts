import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { placeCouncils } from "../../packages/core/src/publish/aggregate/place-councils.ts";
import { rowsTable } from "../../packages/core/src/publish/aggregate/sql-parts.ts";
import { authoritiesTable } from "../../packages/core/src/publish/write/authorities-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { mainJob } from "../../sample/main-job.ts";
import { type Asked, type Recorded, recordedQueries } from "../../test/engines/recorded-queries.ts";
import { workFiles } from "../../test/storage/worked-store.ts";
import { writeMadeRows } from "./made-rows-files.ts";
import { openViews } from "./open-views.ts";

/** What was asked of DuckDB and what it answered; another engine has to answer the same. */
export interface Questions {
  readonly title: string;
  readonly sets: readonly Recorded[];
  readonly seconds: number;
}

/** The questions of every collection of the main job, over its rows. */
export async function mainJobQuestions(root: string): Promise<Questions> {
  const store = memoryStore();
  const files = mainJob();
  await workFiles(store, files);
  const sets = await recordedQueries(store, [...new Set(files.map(({ collection }) => collection))], root);
  const rows = sets.flatMap(({ asked }) => asked.map(({ told }) => told.rows.length)).reduce((a, b) => a + b, 0);
  return {
    title: `main job: ${files.length} files, ${rows.toLocaleString("en-GB")} rows answered`,
    sets,
    seconds: secondsOf(sets),
  };
}

/** The questions of a collection that comes by the month, over so many generated rows: twelve months, every council. */
export async function monthlyQuestions(root: string, count: number): Promise<Questions> {
  const collection = registry.find(({ period }) => period === "month");
  const [table = ""] = Object.keys(collection?.tables ?? {});
  if (collection === undefined) throw new Error("No collection comes by the month");
  const ids = Array.from({ length: 12 }, (_, month) => `2014-${String(month + 1).padStart(2, "0")}`);
  const periods = ids.flatMap((id) => parsePeriod(collection.period, id) ?? []);
  const councils = placeCouncils(periods, authoritiesOn);
  const codes = [...new Set(councils.map(({ code }) => code))];
  const tables = { [rowsTable(table)]: join(root, "rows"), authorities: join(root, "authorities") };
  await writeMadeRows({ collection, table, periods: ids, councils: codes, rows: count }, join(root, "rows"));
  await mkdir(tables.authorities, { recursive: true });
  await writeFile(join(tables.authorities, "0.parquet"), writeTable(authoritiesTable(councils)).parquet);
  const asked: Asked[] = [];
  const views = await openViews(tables);
  await collectParts(collection, [table], {
    async query(sql) {
      const started = performance.now();
      const told = await views.query(sql);
      asked.push({ sql, told, seconds: (performance.now() - started) / 1_000 });
      return told;
    },
  });
  await views.close();
  const sets = [{ tables, asked }];
  return { title: `${count.toLocaleString("en-GB")} generated rows`, sets, seconds: secondsOf(sets) };
}

/** Throws with the first rows that differ. */
export function expectSameRows(sql: string, told: readonly string[], other: readonly string[]): void {
  if (isDeepStrictEqual(told, other)) return;
  const at = told.findIndex((row, index) => row !== other[index]);
  throw new Error(`Another answer to\n${sql}\n  one says ${told[at]}\n  the other ${other[at]}`);
}

function secondsOf(sets: readonly Recorded[]): number {
  return sets.flatMap(({ asked }) => asked).reduce((sum, { seconds }) => sum + seconds, 0);
}
