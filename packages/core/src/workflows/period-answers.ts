import * as z from "zod";
import { joinBytes } from "../ingest/decode/join-bytes.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { PlacedCouncil } from "../publish/aggregate/areas.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import { canonicalJson } from "../publish/write/canonical-json.ts";
import type { Objects } from "../storage/objects.ts";
import { resultByColumn, type SqlResult, type SqlValue, valuesByColumn } from "../storage/tables.ts";

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

const encoder = new TextEncoder();
const FORMAT = "council-returns/answers/2";
const columnSchema = z.object({
  name: z.string(),
  type: z.string(),
  // A whole number of an engine is told from one of JSON, which is a double.
  whole: z.boolean(),
  values: z.array(z.union([z.string(), z.null(), z.number(), z.boolean()])),
});
const columnsSchema = z.array(columnSchema);
const answersSchema = z.object({ format: z.literal(FORMAT), answers: z.record(z.string(), columnsSchema) });

/**
 * The answers kept of a period whose rows are these and no others; none where there are no such yet, or nowhere to keep
 * them. A kept object that is not as it was written is passed over: answers are only ever a saving.
 */
export async function periodAnswers(rows: PeriodRows, kept: AnswersKept | undefined): Promise<PeriodAnswers> {
  const key = await answersKey(rows);
  const known = new Map(Object.entries(await readAnswers(key, kept)));
  // As it is written: what is new is seldom asked for again, and its values take four times as much. Not as texts, for
  // the runtime lets garbage grow with what it holds itself.
  const added = new Map<string, Uint8Array>();
  return {
    get(question) {
      const bytes = added.get(question);
      const found = bytes === undefined ? known.get(question) : columnsSchema.parse(parsed(bytes));
      return found && read(found);
    },
    set(question, told) {
      added.set(question, jsonIn(written(told)));
    },
    async keep() {
      if (kept?.put === undefined || added.size === 0) return;
      await kept.put(key, answersBytes(known, added), { if: "absent" });
    },
  };
}

/** The answers known before and those added, in the order of the questions, as `answersSchema` has them. */
function answersBytes(
  known: ReadonlyMap<string, readonly Written[]>,
  added: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const before = [...known].map(([question, told]) => [question, jsonIn(told)] as const);
  const inOrder = [...new Map([...before, ...added])].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const answers = inOrder.flatMap(([question, told], at) => {
    return [encoder.encode(`${at === 0 ? "" : ","}${JSON.stringify(question)}:`), told];
  });
  const head = encoder.encode(`{"format":${JSON.stringify(FORMAT)},"answers":{`);
  return joinBytes([head, ...answers, encoder.encode("}}")]);
}

function jsonIn(told: readonly Written[]): Uint8Array {
  return encoder.encode(JSON.stringify(told));
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The same rows, placed in the same areas, whatever else there is in the store. */
async function answersKey({ collection, period, returns, councils }: PeriodRows): Promise<string> {
  const hashes = returns.flatMap(({ tables }) => tables.map(({ table, sha256 }) => ({ table, sha256 })));
  const placed = councils.filter((council) => council.period === period);
  const said = await sha256Hex(new TextEncoder().encode(canonicalJson({ format: FORMAT, hashes, placed })));
  return `answers/${collection}/${period}/${said}.json`;
}

type Written = z.infer<typeof columnSchema>;

async function readAnswers(
  key: string,
  kept: AnswersKept | undefined,
): Promise<Readonly<Record<string, readonly Written[]>>> {
  const object = await kept?.get(key);
  if (object === undefined) return {};
  try {
    return answersSchema.parse(parsed(object.bytes)).answers;
  } catch {
    return {};
  }
}

function written(told: SqlResult): readonly Written[] {
  const values = valuesByColumn(told);
  return told.columns.map(({ name, type }, at) => {
    const own = values[at] ?? [];
    const whole = own.some((value) => typeof value === "bigint");
    return { name, type, whole, values: own.map((value) => (typeof value === "bigint" ? String(value) : value)) };
  });
}

function read(columns: readonly Written[]): SqlResult {
  const wholes = ({ values }: Written): readonly SqlValue[] =>
    values.map((value) => (value === null ? null : BigInt(value)));
  return resultByColumn(
    columns.map(({ name, type }) => ({ name, type })),
    columns.map((column) => (column.whole ? wholes(column) : column.values)),
  );
}
