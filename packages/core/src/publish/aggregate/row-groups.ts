import { columnScale } from "../../collections/columns.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { SqlRow, Tables } from "../../storage/tables.ts";
import { quoteIdentifier } from "../sql-quote.ts";
import { declaredColumn } from "./questions.ts";
import { columnsSql, rowsTable } from "./sql-parts.ts";

/** Rows of one council in one period that no figure tells apart, added up: the finest that figures are made of. */
export interface RowGroup {
  readonly table: string;
  readonly period: string;
  readonly council: string;
  /** The return they are from. */
  readonly submission: string;
  /** Value of every category of the table; null where a row has none. */
  readonly categories: Readonly<Record<string, string | null>>;
  /** Columns without a value in these rows. */
  readonly unknown: ReadonlySet<string>;
  /** What its counts come to, by column, where they are known. */
  readonly counts: Readonly<Record<string, bigint>>;
}

/**
 * The rows behind a collection's figures, as far as figures can tell them apart, by the columns that any of its
 * definitions has. `tables` are those whose rows are loaded (as `rows_<table>`).
 */
export async function collectRowGroups(
  collections: readonly Collection[],
  tables: readonly string[],
  engine: Pick<Tables, "query">,
): Promise<readonly RowGroup[]> {
  const groups: RowGroup[] = [];
  for (const table of tables) {
    const columns = groupColumns(collections, table);
    if (columns.numbers.length === 0) continue;
    const present = new Set((await engine.query(columnsSql(table))).columns.map(({ name }) => name));
    const { rows } = await engine.query(groupsSql(table, columns, present));
    groups.push(...rows.map((row) => groupOf(table, columns, row)));
  }
  return groups;
}

interface GroupColumns {
  readonly categories: readonly string[];
  readonly numbers: readonly string[];
  /** Of the numbers, those that count something. */
  readonly counts: ReadonlySet<string>;
}

/** Every category and number a table declares in any edition: the same however many of them figures use. */
function groupColumns(collections: readonly Collection[], table: string): GroupColumns {
  const declared = collections.flatMap((collection) => [
    ...Object.keys(collection.tables[table]?.columns ?? {}),
    ...(collection.editions ?? []).flatMap((edition) => Object.keys(edition.columns?.[table] ?? {})),
  ]);
  const columns = [...new Set(declared)].toSorted();
  const kindOf = (column: string) =>
    collections.map((collection) => declaredColumn(collection, table, column)?.kind).find((kind) => kind !== undefined);
  return {
    categories: columns.filter((column) => kindOf(column) === "category"),
    numbers: columns.filter((column) => columnScale(kindOf(column) ?? "text") !== undefined),
    counts: new Set(columns.filter((column) => kindOf(column) === "count")),
  };
}

function groupsSql(table: string, { categories, numbers, counts }: GroupColumns, present: ReadonlySet<string>): string {
  const column = (name: string) => (present.has(name) ? `r.${quoteIdentifier(name)}` : "NULL");
  const keys = [
    `r."return_period"`,
    `r."council_code"`,
    `r."submission"`,
    ...categories.map(column),
    ...numbers.map((name) => `(${column(name)} IS NULL)`),
  ];
  const named = keys.map((key, at) => `${key} AS "k${at}"`);
  const sums = numbers.map((name, at) => {
    const sum = counts.has(name) && present.has(name) ? `sum(${column(name)})` : "0";
    return `CAST(${sum} AS DECIMAL(38,0)) AS "n${at}"`;
  });
  const order = keys.map((_, at) => String(at + 1)).join(", ");
  return `SELECT ${[...named, ...sums].join(", ")} FROM ${quoteIdentifier(rowsTable(table))} AS r GROUP BY ${order} ORDER BY ${order}`;
}

function groupOf(table: string, { categories, numbers, counts }: GroupColumns, row: SqlRow): RowGroup {
  const key = (at: number) => row[`k${at}`] ?? null;
  const isUnknown = (at: number) => key(3 + categories.length + at) === true;
  const known = numbers.flatMap((name, at) => {
    const isKnown = counts.has(name) && !isUnknown(at);
    return isKnown ? [[name, BigInt(String(row[`n${at}`]))] as const] : [];
  });
  return {
    table,
    period: String(key(0)),
    council: String(key(1)),
    submission: String(key(2)),
    categories: Object.fromEntries(
      categories.map((name, at) => [name, key(3 + at) === null ? null : String(key(3 + at))]),
    ),
    unknown: new Set(numbers.filter((_, at) => isUnknown(at))),
    counts: Object.fromEntries(known),
  };
}
