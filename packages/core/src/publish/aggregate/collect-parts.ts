import type { Collection, Status } from "../../collections/define-collection.ts";
import { statusColumn } from "../../ingest/write/rows-schema.ts";
import type { SqlRow, Tables } from "../../storage/tables.ts";
import { writeTable } from "../write/snapshot-table.ts";
import { askedIn } from "./asked-in-breakdown.ts";
import { collectMiddles, type Middles, middlesKey } from "./collect-middles.ts";
import { populationRows, populationTable } from "./population-rows.ts";
import type { Question } from "./questions.ts";
import { columnsOf, questionKey, questionsOf } from "./questions.ts";
import { type Spot, spotKey } from "./spot.ts";
import { columnsSql, type PartsRequest, partsSql, periodsSql, statusColumns, unplacedSql } from "./sql-parts.ts";
import { populationsTable } from "./sql-people.ts";
import { unscaled } from "./unscaled.ts";

/** What the engine added up for one question at one spot, unscaled at the scale of its sum. */
export interface Part {
  readonly numerator: bigint | null;
  /** Null also where the question has none. */
  readonly denominator: bigint | null;
  /** Councils in the figure. */
  readonly responded: number;
  /** Councils that gave every term in every row. */
  readonly complete: number;
  /** Councils that sent rows at all. */
  readonly sent: number;
  /** Of a council: the status that every term with one carries; null where there is none or they differ. */
  readonly status: Status | null;
}

/** A council with rows for a period in which the register does not have it: it is in no figure. */
export interface Unplaced {
  readonly table: string;
  readonly period: string;
  readonly council: string;
}

/** Answers by query (table, breakdown column and piece); read them through `partOf` and `middlesOf`. */
export interface Parts {
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  readonly middles: ReadonlyMap<string, Middles>;
  readonly unplaced: readonly Unplaced[];
}

const statuses: readonly Status[] = ["c", "x", "z", "w", "low", "e", "p", "r"];

/** What one query told. */
interface Answer {
  /** Where the columns of each of its questions stand in a row. */
  readonly indexes: ReadonlyMap<string, number>;
  /** Status columns, where each one's statuses stand in a row. */
  readonly statuses: readonly string[];
  readonly rows: ReadonlyMap<string, SqlRow>;
}

/** What parts are asked of; rates need people to be loaded besides. */
export type PartsEngine = Pick<Tables, "query"> & Partial<Pick<Tables, "load">>;

/**
 * Asks the engine for the exact parts of every figure of a collection.
 * `tables` are the collection's tables whose rows are loaded (as `rows_<table>`, beside
 * `authorities`); a table not loaded has no parts. One query for each sixteen questions of a table and breakdown, and one more for each measure that
 * quantiles are of.
 */
export async function collectParts(
  collection: Collection,
  tables: readonly string[],
  engine: PartsEngine,
): Promise<Parts> {
  await loadPeople(collection, engine);
  const answers = new Map<string, readonly Answer[]>();
  const middles = new Map<string, Middles>();
  const unplaced: Unplaced[] = [];
  for (const table of tables) {
    const questions = questionsOf(collection).filter((question) => question.table === table);
    if (questions.length === 0) continue;
    const columns = new Set((await engine.query(columnsSql(table))).columns.map(({ name }) => name));
    for (const breakdown of breakdownColumns(collection, columns)) {
      const asked = askedIn(collection, questions, breakdown);
      answers.set(
        answerKey(table, breakdown),
        await askInPieces({ table, breakdown, questions: asked, columns }, engine),
      );
      for (const question of asked) {
        const found = await collectMiddles({ collection, question, breakdown, columns }, engine);
        for (const [key, one] of found) middles.set(key, one);
      }
    }
    unplaced.push(...(await findUnplaced(table, engine)));
  }
  return { answers, middles, unplaced };
}

/** Aggregates of one statement are held all at once, for every council: past some tens of questions that is most of the time. */
const MOST_QUESTIONS = 16;

async function askInPieces(request: PartsRequest, engine: Pick<Tables, "query">): Promise<readonly Answer[]> {
  const { questions, columns, breakdown } = request;
  const answers: Answer[] = [];
  for (let from = 0; from < questions.length; from += MOST_QUESTIONS) {
    const piece = questions.slice(from, from + MOST_QUESTIONS);
    const { rows } = await engine.query(partsSql({ ...request, questions: piece }));
    answers.push({
      indexes: new Map(piece.map((question, index) => [questionKey(question), index])),
      statuses: statusColumns(piece, columns),
      rows: bySpot(rows, breakdown),
    });
  }
  return answers;
}

async function loadPeople(collection: Collection, engine: PartsEngine): Promise<void> {
  if (collection.populations === undefined) return;
  if (engine.load === undefined) throw new TypeError("Rates need an engine that people can be loaded into");
  const { rows } = await engine.query(periodsSql());
  const people = populationRows(
    collection,
    rows.map(({ period }) => String(period)),
  );
  await engine.load(populationsTable, [writeTable(populationTable(populationsTable, people)).parquet]);
}

/** Who stands in the middle for a question at one spot; undefined where no council has a place. */
export function middlesOf(parts: Parts, question: Question, spot: Spot): Middles | undefined {
  return parts.middles.get(middlesKey(question, spot));
}

/** The part of one question at one spot; undefined where no council of the area sent a row for it. */
export function partOf(parts: Parts, question: Question, spot: Spot): Part | undefined {
  const answers = parts.answers.get(answerKey(question.table, spot.breakdown?.column ?? null));
  const own = questionKey(question);
  const answer = answers?.find(({ indexes }) => indexes.has(own));
  const row = answer?.rows.get(spotKey(spot));
  const index = answer?.indexes.get(own);
  if (row === undefined || index === undefined) return undefined;
  const ratio = question.kind === "ratio";
  return {
    numerator: unscaled(row[`q${index}_numerator`], question.kind === "band" ? 0 : question.numerator.scale),
    denominator: ratio ? unscaled(row[`q${index}_denominator`], question.denominator.scale) : null,
    responded: Number(row[`q${index}_responded`] ?? 0),
    complete: Number(row[`q${index}_complete`] ?? 0),
    sent: Number(row.councils ?? 0),
    status: spot.level === "council" ? onlyStatus(question, row, answer?.statuses ?? []) : null,
  };
}

function breakdownColumns(collection: Collection, columns: ReadonlySet<string>): (string | null)[] {
  const asked = (collection.publish.breakdowns ?? []).map(({ column }) => column);
  return [null, ...asked.filter((column) => columns.has(column))];
}

async function findUnplaced(table: string, engine: Pick<Tables, "query">): Promise<Unplaced[]> {
  const { rows } = await engine.query(unplacedSql(table));
  return rows.map((row) => ({ table, period: String(row.period), council: String(row.council) }));
}

function bySpot(rows: readonly SqlRow[], breakdown: string | null): ReadonlyMap<string, SqlRow> {
  return new Map(rows.map((row) => [spotKey(spotOf(row, breakdown)), row]));
}

function spotOf(row: SqlRow, column: string | null): Spot {
  const text = (name: string): string => String(row[name]);
  const level = (["region", "council_type", "council"] as const).find((name) => row[name] !== null);
  return {
    period: text("period"),
    level: level === undefined ? "england" : level === "council_type" ? "council-type" : level,
    code: level === undefined ? "" : text(level),
    breakdown: column === null ? null : { column, value: text("breakdown") },
  };
}

function onlyStatus(question: Question, row: SqlRow, columns: readonly string[]): Status | null {
  const own = columnsOf(question).map((column) => columns.indexOf(statusColumn(column)));
  const met = new Set(own.flatMap((index) => [row[`s${index}`] ?? null, row[`t${index}`] ?? null]));
  const [only, ...others] = [...met].filter((status) => status !== null);
  return others.length === 0 ? (statuses.find((status) => status === only) ?? null) : null;
}

function answerKey(table: string, breakdown: string | null): string {
  return `${table}/${breakdown ?? ""}`;
}
