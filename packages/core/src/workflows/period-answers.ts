import * as z from "zod";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { PlacedCouncil } from "../publish/aggregate/areas.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import { canonicalJson } from "../publish/write/canonical-json.ts";
import type { Objects } from "../storage/objects.ts";
import type { SqlResult, SqlValue } from "../storage/tables.ts";

/** What an engine answered about the rows of one period, by question. */
export interface PeriodAnswers {
  readonly get: (question: string) => SqlResult | undefined;
  readonly set: (question: string, told: SqlResult) => void;
  /** Keeps what is new, once; what is there already stays. */
  readonly keep: () => Promise<void>;
}

/** Where answers are kept between publications; where nothing is to be written, they are only read. */
export type AnswersKept = Pick<Objects, "get"> & Partial<Pick<Objects, "put">>;

/** All that the answers of a period depend on, besides the text of a question. */
export interface PeriodRows {
  readonly collection: string;
  readonly period: string;
  readonly returns: readonly PublishedReturn[];
  readonly councils: readonly PlacedCouncil[];
}

const FORMAT = "council-returns/answers/1";
// A whole number of an engine is told from one of JSON, which is a double.
const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ whole: z.string() })]);
const resultSchema = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(valueSchema)),
});
const answersSchema = z.object({ format: z.literal(FORMAT), answers: z.record(z.string(), resultSchema) });

/**
 * The answers kept of a period whose rows are these and no others; none where there are no such yet, or nowhere to keep
 * them. A kept object that is not as it was written is passed over: answers are only ever a saving.
 */
export async function periodAnswers(rows: PeriodRows, kept: AnswersKept | undefined): Promise<PeriodAnswers> {
  const key = await answersKey(rows);
  const known = new Map(Object.entries(await readAnswers(key, kept)));
  let isNew = false;
  return {
    get: (question) => read(known.get(question)),
    set(question, told) {
      known.set(question, written(told));
      isNew = true;
    },
    async keep() {
      if (kept?.put === undefined || !isNew) return;
      const answers = Object.fromEntries(known);
      await kept.put(key, new TextEncoder().encode(canonicalJson({ format: FORMAT, answers })), { if: "absent" });
    },
  };
}

/** The same rows, placed in the same areas, whatever else there is in the store. */
async function answersKey({ collection, period, returns, councils }: PeriodRows): Promise<string> {
  const hashes = returns.flatMap(({ tables }) => tables.map(({ table, sha256 }) => ({ table, sha256 })));
  const placed = councils.filter((council) => council.period === period);
  const said = await sha256Hex(new TextEncoder().encode(canonicalJson({ hashes, placed })));
  return `answers/${collection}/${period}/${said}.json`;
}

type Written = z.infer<typeof resultSchema>;

async function readAnswers(key: string, kept: AnswersKept | undefined): Promise<Readonly<Record<string, Written>>> {
  const object = await kept?.get(key);
  if (object === undefined) return {};
  try {
    return answersSchema.parse(JSON.parse(new TextDecoder().decode(object.bytes))).answers;
  } catch {
    return {};
  }
}

function written({ columns, rows }: SqlResult): Written {
  const cell = (value: SqlValue) => (typeof value === "bigint" ? { whole: String(value) } : value);
  return { columns: [...columns], rows: rows.map((row) => columns.map(({ name }) => cell(row[name] ?? null))) };
}

function read(told: Written | undefined): SqlResult | undefined {
  if (told === undefined) return undefined;
  const { columns, rows } = told;
  const value = (cell: Written["rows"][number][number]): SqlValue =>
    typeof cell === "object" && cell !== null ? BigInt(cell.whole) : cell;
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, value(row[at] ?? null)]))),
  };
}
