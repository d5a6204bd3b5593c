import { columnScale } from "../collections/columns.ts";
import { type Collection, collectionAt } from "../collections/define-collection.ts";
import { formatUnscaled } from "../exact/decimal.ts";
import type { Entry, SubmissionEntry } from "../filing/entry.ts";
import type { NormalisedTable, Row, Value } from "../ingest/normalise/normalised.ts";
import type { Objects } from "../storage/objects.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { previousReturn } from "./previous-return.ts";
import { readReturnTables } from "./read-return-tables.ts";
import { listLog, readEntry } from "./return-log.ts";

/** One value of a return beside what it was before. Numbers are exact decimal text; a status stands in brackets. */
export interface ComparedValue {
  readonly table: string;
  /** The key values of its row, joined by ` / `. */
  readonly row: string;
  readonly column: string;
  /** Cell of the file that came last. */
  readonly cell: string;
  /** Null where that file, or that return, has no such row. */
  readonly now: string | null;
  readonly submissionBefore: string | null;
  readonly periodBefore: string | null;
}

export interface ComparedReturn {
  /** Receipt number of the last file that was read; null where there is none to compare. */
  readonly submission: string | null;
  /** Of the file of another content before it; null where it is the first. */
  readonly before: string | null;
  /** Id of the period a year before, where a return of it counts. */
  readonly periodBefore: string | null;
  readonly values: readonly ComparedValue[];
}

/**
 * The file of a return that came last, as far as its rows were kept, value by value beside the one before it and the return
 * that counts for the period a year before. Throws `InputError` where there is no such return.
 */
export async function compareSubmissions(
  of: PlaceInput,
  { data }: { readonly data: Objects },
): Promise<ComparedReturn> {
  const { place, collection, period } = placeOf(of);
  const edition = collectionAt(collection, period.id);
  const entries = await Promise.all((await listLog(data, place)).map(({ key }) => readEntry(data, key)));
  const [last, before] = keptOnes(entries);
  const authority = collection.sender === "national" ? null : place.authority;
  const [now, then, year] = await Promise.all([
    valuesOf(last, edition, data),
    valuesOf(before, edition, data),
    previousReturn(data, edition, period, authority),
  ]);
  const yearValues = valueMap(year?.tables ?? [], edition);
  return {
    submission: last?.submission ?? null,
    before: before?.submission ?? null,
    periodBefore: year?.period ?? null,
    values: [...now].map(([at, value]) => ({
      ...value,
      now: value.text,
      submissionBefore: then.get(at)?.text ?? null,
      periodBefore: yearValues.get(at)?.text ?? null,
    })),
  };
}

type Kept = SubmissionEntry & { readonly tables: NonNullable<SubmissionEntry["tables"]> };

/** Submissions of which rows are kept, the one that came last first. */
function keptOnes(entries: readonly Entry[]): readonly Kept[] {
  const kept = entries.filter((entry): entry is Kept => "arrival" in entry && entry.tables !== undefined);
  const byNumber = new Map(kept.map((entry) => [entry.submission, entry]));
  return [...byNumber.values()].toSorted((one, other) => (one.arrival.at < other.arrival.at ? 1 : -1));
}

interface Told extends Omit<ComparedValue, "now" | "submissionBefore" | "periodBefore"> {
  readonly text: string | null;
}

async function valuesOf(
  entry: Kept | undefined,
  edition: Collection,
  data: Objects,
): Promise<ReadonlyMap<string, Told>> {
  return valueMap(entry === undefined ? [] : await readReturnTables(data, edition, entry.tables), edition);
}

function valueMap(
  tables: readonly NormalisedTable[],
  { tables: known, sender }: Collection,
): ReadonlyMap<string, Told> {
  const told = tables.flatMap(({ table, rows }) => {
    const definition = known[table];
    if (definition === undefined) return [];
    const columns = Object.entries(definition.columns).filter(([id]) => !definition.key.includes(id));
    return rows.flatMap((row) => {
      const name = rowName(row, definition.key, sender);
      return columns.map(([column, { kind }]): [string, Told] => {
        const value = row.values[column];
        const one: Told = { table, row: name, column, cell: value?.cell ?? "", text: textOf(value, columnScale(kind)) };
        return [JSON.stringify([table, name, column]), one];
      });
    });
  });
  return new Map(told);
}

function rowName({ authority, values }: Row, key: readonly string[], sender: Collection["sender"]): string {
  const own = key.map((column) => String(values[column]?.value ?? ""));
  return (sender === "national" ? [authority, ...own] : own).join(" / ");
}

function textOf(value: Value | undefined, scale: number | undefined): string | null {
  if (value === undefined) return null;
  if (value.value === null) return value.status === null ? null : `[${value.status}]`;
  return typeof value.value === "bigint" ? formatUnscaled(value.value, scale ?? 0) : value.value;
}
