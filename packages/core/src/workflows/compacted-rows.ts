import * as z from "zod";
import type { TableRecord } from "../filing/entry.ts";
import { compactedPrefix } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { ROW_NUMBER } from "../ingest/write/rows-schema.ts";
import { rowsTable } from "../publish/aggregate/sql-parts.ts";
import { quoteIdentifier, quoteLiteral } from "../publish/sql-quote.ts";
import { canonicalJson, jsonBytes } from "../publish/write/canonical-json.ts";
import type { Objects } from "../storage/objects.ts";
import type { RollUpEngine } from "../storage/tables.ts";

/** Where compacted rows are kept; where nothing is to be written, they are only read. */
export type CompactedKept = Pick<Objects, "get" | "list"> & Partial<Pick<Objects, "put">>;

/** The rows of one table that count in one period. */
export interface PeriodTable {
  readonly collection: string;
  readonly period: string;
  readonly table: string;
  readonly records: readonly TableRecord[];
}

/** A file with the rows of many returns, and which of those wanted it has. */
export interface Compacted {
  readonly bytes: Uint8Array;
  /** Keys of the rows in it that count. */
  readonly has: ReadonlySet<string>;
  /** True where it has those and no others. */
  readonly isExact: boolean;
}

const FORMAT = "council-returns/compacted/1";
const indexShape = z.object({
  format: z.literal(FORMAT),
  /** SHA-256 of the Parquet file beside it, which it is named by. */
  sha256: z.string(),
  /** The rows in it: where each return's own are, and their SHA-256. */
  rows: z.array(z.object({ key: z.string(), sha256: z.string() })),
});

type Index = z.infer<typeof indexShape>;

/**
 * The compacted file of a period with the rows wanted, or else the newest there is with some of them; undefined where
 * there is none, or it is not as it was written: it is only ever a saving.
 */
export async function readCompacted(wanted: PeriodTable, kept: CompactedKept): Promise<Compacted | undefined> {
  const exact = await compactedName(wanted);
  const prefix = compactedPrefix(wanted, wanted.table);
  const names = await newestFirst(prefix, kept);
  const name = names.includes(exact) ? exact : names[0];
  if (name === undefined) return undefined;
  const index = await readIndex(`${prefix}${name}.json`, kept);
  const file = index && (await kept.get(`${prefix}${index.sha256}.parquet`));
  if (index === undefined || file === undefined || (await sha256Hex(file.bytes)) !== index.sha256) return undefined;
  const there = new Map(index.rows.map(({ key, sha256 }) => [key, sha256]));
  const has = wanted.records.filter(({ key, sha256 }) => there.get(key) === sha256).map(({ key }) => key);
  // Rows that were written otherwise since could not be told from those of the file.
  const isOther = wanted.records.some(({ key, sha256 }) => there.has(key) && there.get(key) !== sha256);
  return isOther || has.length === 0 ? undefined : { bytes: file.bytes, has: new Set(has), isExact: name === exact };
}

/** Keeps the rows of a period that are loaded as one file, in order of council; the file first and then what is in it. */
export async function keepCompacted(
  wanted: PeriodTable,
  kept: CompactedKept,
  engine: Pick<RollUpEngine, "parquet">,
): Promise<void> {
  if (kept.put === undefined || engine.parquet === undefined) return;
  const prefix = compactedPrefix(wanted, wanted.table);
  const bytes = await engine.parquet(periodSql(wanted));
  const sha256 = await sha256Hex(bytes);
  await kept.put(`${prefix}${sha256}.parquet`, bytes);
  const rows = wanted.records.map((record) => ({ key: record.key, sha256: record.sha256 })).toSorted(byKey);
  const index: Index = { format: FORMAT, sha256, rows };
  await kept.put(`${prefix}${await compactedName(wanted)}.json`, jsonBytes(index));
}

function periodSql({ period, table }: PeriodTable): string {
  const order = ["council_code", "submission", "sheet", ROW_NUMBER].map(quoteIdentifier).join(", ");
  return `SELECT * FROM ${quoteIdentifier(rowsTable(table))} WHERE "return_period" = ${quoteLiteral(period)} ORDER BY ${order}`;
}

/** Named by the rows in it: other rows have another name, and one name never means two things. */
async function compactedName({ records }: PeriodTable): Promise<string> {
  const rows = records
    .map(({ key, sha256 }) => [key, sha256])
    .toSorted(([one = ""], [other = ""]) => (one < other ? -1 : 1));
  return sha256Hex(new TextEncoder().encode(canonicalJson(rows)));
}

async function newestFirst(prefix: string, kept: CompactedKept): Promise<readonly string[]> {
  const found: { readonly name: string; readonly modified: string }[] = [];
  for await (const { key, modified } of kept.list(prefix)) {
    if (key.endsWith(".json")) found.push({ name: key.slice(prefix.length, -".json".length), modified });
  }
  return found.toSorted((one, other) => (one.modified > other.modified ? -1 : 1)).map(({ name }) => name);
}

async function readIndex(key: string, kept: CompactedKept): Promise<Index | undefined> {
  const object = await kept.get(key);
  if (object === undefined) return undefined;
  try {
    return indexShape.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
  } catch {
    return undefined;
  }
}

function byKey(one: { readonly key: string }, other: { readonly key: string }): number {
  return one.key < other.key ? -1 : 1;
}
