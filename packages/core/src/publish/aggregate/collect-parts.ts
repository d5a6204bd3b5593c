import type { Collection } from "../../collections/define-collection.ts";
import type { Tables } from "../../storage/tables.ts";
import { inPool } from "../in-pool.ts";
import { writeTable } from "../write/snapshot-table.ts";
import { askedIn } from "./asked-in-breakdown.ts";
import { collectMiddles, type Middles, middlesKey } from "./collect-middles.ts";
import { populationRows, populationTable } from "./population-rows.ts";
import type { Question } from "./questions.ts";
import { questionKey, questionsOf } from "./questions.ts";
import type { Spot } from "./spot.ts";
import { columnsSql, type PartsRequest, partsSql, periodsSql, unplacedSql } from "./sql-parts.ts";
import { populationsTable } from "./sql-people.ts";
import { councilsAt, type Part, type PartCouncils, partAt, type Told, toldAnswers } from "./told-answers.ts";

/** A council with rows for a period in which the register does not have it: it is in no figure. */
export interface Unplaced {
  readonly table: string;
  readonly period: string;
  readonly council: string;
}

/** Answers by table and breakdown column, then by question; read them through `partsOf` and `middlesOf`. */
export interface Parts {
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Told>>;
  readonly middles: ReadonlyMap<string, Middles>;
  readonly unplaced: readonly Unplaced[];
}

/** What parts are asked of; rates need people to be loaded besides. */
export type PartsEngine = Pick<Tables, "query"> & Partial<Pick<Tables, "load">>;

/**
 * Asks the engine for the exact parts of every figure of a collection.
 * `tables` are the collection's tables whose rows are loaded (as `rows_<table>`, beside
 * `authorities`); a table not loaded has no parts. One query for each eight questions of a table and breakdown, and one more for each measure that
 * quantiles are of.
 */
export async function collectParts(
  collection: Collection,
  tables: readonly string[],
  engine: PartsEngine,
): Promise<Parts> {
  await loadPeople(collection, engine);
  const answers = new Map<string, ReadonlyMap<string, Told>>();
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
      const found = await inPool(asked, STATEMENTS_AT_ONCE, (question) =>
        collectMiddles({ collection, question, breakdown, columns }, engine),
      );
      for (const [key, one] of found.flatMap((each) => [...each])) middles.set(key, one);
    }
    unplaced.push(...(await findUnplaced(table, engine)));
  }
  return { answers, middles, unplaced };
}

/** Aggregates of one statement are held all at once, for every council: past some tens of questions that is most of the time. */
const MOST_QUESTIONS = 8;

/** An answer is read while the engine, whose statements have a thread each, works on the next. */
const STATEMENTS_AT_ONCE = 2;

async function askInPieces(request: PartsRequest, engine: Pick<Tables, "query">): Promise<ReadonlyMap<string, Told>> {
  const { questions } = request;
  const pieces = Array.from({ length: Math.ceil(questions.length / MOST_QUESTIONS) }, (_, piece) => ({
    ...request,
    questions: questions.slice(piece * MOST_QUESTIONS, (piece + 1) * MOST_QUESTIONS),
  }));
  const told = await inPool(pieces, STATEMENTS_AT_ONCE, async (piece) =>
    toldAnswers(piece, await engine.query(partsSql(piece))),
  );
  return new Map(told.flatMap((each) => [...each]));
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

/** What was answered to one question. */
export interface QuestionParts {
  /** Its part at a spot; undefined where no council of the area sent a row for it. */
  readonly at: (spot: Spot) => Part | undefined;
  /** How many councils are behind that part: without the numbers, which take longer to read. */
  readonly councilsAt: (spot: Spot) => PartCouncils | undefined;
}

/** Finds the parts of one question, which there may be many thousands of. */
export function partsOf(parts: Parts, question: Question): QuestionParts {
  const known = new Map<string | null, Told | undefined>();
  const toldOf = (column: string | null): Told | undefined => {
    if (known.has(column)) return known.get(column);
    const told = parts.answers.get(answerKey(question.table, column))?.get(questionKey(question));
    known.set(column, told);
    return told;
  };
  return {
    at(spot) {
      const told = toldOf(spot.breakdown?.column ?? null);
      return told && partAt(told, spot);
    },
    councilsAt(spot) {
      const told = toldOf(spot.breakdown?.column ?? null);
      return told && councilsAt(told, spot);
    },
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

function answerKey(table: string, breakdown: string | null): string {
  return `${table}/${breakdown ?? ""}`;
}
