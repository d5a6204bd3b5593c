import type { Table } from "../collections/define-collection.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { writeRows } from "../ingest/write/rows-parquet.ts";
import { cellColumn, rowsSchema } from "../ingest/write/rows-schema.ts";
import { withEveryColumn } from "../publish/aggregate/every-column.ts";
import type { OpenRollUp, RowsAsked } from "../publish/roll-up.ts";
import { authoritiesTable } from "../publish/write/authorities-table.ts";
import { writeTable } from "../publish/write/snapshot-table.ts";
import type { Objects } from "../storage/objects.ts";
import type { RollUpEngine, SqlResult, Tables } from "../storage/tables.ts";
import type { CompactedKept } from "./compacted-rows.ts";
import { type FirstFile, loadPeriods } from "./load-periods.ts";
import { type AnswersKept, type PeriodAnswers, periodAnswers } from "./period-answers.ts";
import { joinResults, splitByPeriod } from "./results-by-period.ts";

export interface RowsEnginePowers {
  readonly data: Pick<Objects, "get">;
  readonly openTables: () => Promise<Tables>;
  /** Where answers about a period are kept, so that rows that have not changed are not read again. */
  readonly answers?: AnswersKept | undefined;
  /** Where the rows of a period are kept as one file; left out, they are read a return at a time. */
  readonly compacted?: CompactedKept | undefined;
  /** Another engine for the rows of one period, where they are too many for this machine; undefined where they are not. */
  readonly openRollUp?: OpenRollUp | undefined;
}

/** What answers the roll-up's questions, with the tables that have rows. */
export type RowsEngine = Pick<Tables, "query" | "load" | "close"> & { readonly tables: readonly string[] };

/**
 * An engine over the rows of the returns that count, for questions each of whose answers is about one period, which its
 * first column names. A question that was asked before of the same rows of a period is answered from what is kept; the
 * rows of the other periods are loaded when the first of them is asked about. The answers are those of one engine over
 * all the rows. `close` keeps what is new.
 */
export async function openRowsEngine(asked: RowsAsked, powers: RowsEnginePowers): Promise<RowsEngine> {
  const byPeriod = Map.groupBy(asked.returns, ({ period }) => period);
  const known = new Map<string, PeriodAnswers>();
  for (const [period, returns] of byPeriod) {
    const rows = { collection: asked.collection.id, period, returns, councils: asked.councils };
    known.set(period, await periodAnswers(rows, powers.answers));
  }
  const loaded: Loaded[] = [];
  const engines = new Map<string, Promise<RollUpEngine>>();
  const engineOf = (periods: readonly string[]): Promise<RollUpEngine> => {
    const key = periods.join();
    const opened = engines.get(key) ?? openLoaded({ asked, periods, loaded }, powers);
    engines.set(key, opened);
    return opened;
  };
  return {
    tables: tablesOf(asked),
    async load(name, files) {
      loaded.push({ name, files, said: await saidOf(name, files) });
      for (const engine of engines.values()) await (await engine).load(name, files);
    },
    query: (sql) => answer(sql, loaded.map(({ said }) => said).join(""), { known, engineOf, ...powers }),
    async close() {
      for (const answers of known.values()) await answers.keep();
      for (const engine of engines.values()) await (await engine).close();
    },
  };
}

interface Loaded {
  readonly name: string;
  readonly files: readonly Uint8Array[];
  /** What stands for it in a question that is kept. */
  readonly said: string;
}

async function saidOf(name: string, files: readonly Uint8Array[]): Promise<string> {
  return `${name}:${(await Promise.all(files.map((file) => sha256Hex(file)))).join()}\n`;
}

interface Asking extends Pick<RowsEnginePowers, "openRollUp"> {
  readonly known: ReadonlyMap<string, PeriodAnswers>;
  readonly engineOf: (periods: readonly string[]) => Promise<RollUpEngine>;
}

async function answer(sql: string, beside: string, { known, engineOf, openRollUp }: Asking): Promise<SqlResult> {
  const question = await sha256Hex(new TextEncoder().encode(beside + sql));
  const told = new Map([...known].map(([period, answers]) => [period, answers.get(question)]));
  const unknown = [...known.keys()].filter((period) => told.get(period) === undefined);
  // An engine elsewhere is asked about a period at a time: a statement has room for the names of so many returns.
  const together = openRollUp === undefined && unknown.length > 0 ? [unknown] : unknown.map((period) => [period]);
  for (const periods of together) {
    const found = splitByPeriod(await (await engineOf(periods)).query(sql), periods);
    for (const [period, own] of found) {
      known.get(period)?.set(question, own);
      told.set(period, own);
    }
  }
  return joinResults([...told.values()].flatMap((own) => own ?? []));
}

interface Loading {
  readonly asked: RowsAsked;
  readonly periods: readonly string[];
  readonly loaded: readonly Loaded[];
}

async function openLoaded(loading: Loading, powers: RowsEnginePowers): Promise<RollUpEngine> {
  const { asked, periods, loaded } = loading;
  const engine = await openOver(loading, powers);
  try {
    const authorities = writeTable(authoritiesTable(asked.councils.filter(({ period }) => periods.includes(period))));
    await engine.load(authorities.name, [authorities.parquet]);
    for (const { name, files } of loaded) await engine.load(name, files);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function openOver({ asked, periods }: Loading, powers: RowsEnginePowers): Promise<RollUpEngine> {
  const returns = asked.returns.filter(({ period }) => periods.includes(period));
  const [period = ""] = periods;
  const elsewhere = powers.openRollUp?.({ ...asked, returns, period });
  if (elsewhere !== undefined) return elsewhere;
  const engine = await powers.openTables();
  try {
    const { data, compacted } = powers;
    await loadPeriods(
      { collection: asked.collection.id, returns },
      { data, compacted, engine, first: emptyTables(asked) },
    );
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Every column but the addresses of cells: to read one of a small file takes longer than to add it up. */
function columnsAddedUp(table: Table): readonly string[] {
  const cells = new Set(Object.keys(table.columns).map(cellColumn));
  return rowsSchema(table).flatMap(({ name, type }) => (type === undefined || cells.has(name) ? [] : [name]));
}

/** Tables that have rows in any period. */
function tablesOf({ returns }: RowsAsked): readonly string[] {
  return [...new Set(returns.flatMap(({ tables }) => tables.map(({ table }) => table)))];
}

/** Files without rows that have every column: an engine over some periods has the columns that one over all has. */
function emptyTables(asked: RowsAsked): ReadonlyMap<string, FirstFile> {
  const source = { period: "", submission: "", sha256: "", metadata: {} };
  const files = tablesOf(asked).flatMap((table) => {
    const whole = withEveryColumn(asked.collection, table);
    if (whole === undefined) return [];
    const bytes = writeRows({ table, rows: [], totals: [] }, whole, source);
    return [[table, { bytes, columns: columnsAddedUp(whole) }] as const];
  });
  return new Map(files);
}
