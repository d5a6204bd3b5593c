import { labelOf } from "../../periods/period.ts";
import { rowsWith } from "../normalise/held-rows.ts";
import type { Row } from "../normalise/normalised.ts";
import { knownNumber, scaleOf } from "../validate/known-numbers.ts";
import { joinTables, type TableInCheck } from "../validate/return-in-check.ts";
import { keyColumns, rowKeyOf } from "../validate/row-key.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** A table of a return, with its rows a year before beside its own. */
export interface TableToSense {
  readonly table: TableInCheck;
  /** Rows looked at, in order of the file and with keys and numbers at least, with the row about the same thing a year before. */
  readonly rows: readonly { readonly row: Row; readonly before: Row | undefined }[];
  /** Columns of numbers. */
  readonly numbers: readonly string[];
  /** The period a year before as people write it; absent where nothing was returned for it. */
  readonly period?: string;
}

/** Enough rows to know how nearly all are. */
const MOST_ROWS = 5_000;

/** Each table of a return that has rows of its own, with those a year before. */
export function tablesToSense({ collection, tables, matches, previous, period }: ReturnToSense): TableToSense[] {
  const before = previous === undefined ? undefined : joinTables(collection, previous.tables);
  return [...joinTables(collection, tables, matches).values()].map((table) => {
    const keyOf = table.definition.keyless === true ? () => undefined : rowKeyOf(table.definition);
    const rowsBefore = new Map((before?.get(table.id)?.rows ?? []).map((row) => [keyOf(row), row] as const));
    const numbers = Object.keys(table.definition.columns).filter((id) => isNumber(table, id));
    const columns = [...keyColumns(table.definition), ...numbers];
    const rows = rowsWith(table, columns, MOST_ROWS).map((row) => {
      const key = keyOf(row);
      return { row, before: key === undefined ? undefined : rowsBefore.get(key) };
    });
    return { table, rows, numbers, ...(previous && { period: labelOf(period.kind, previous.period) }) };
  });
}

/** A number of a row as a double, in the column's own unit: for likeness only, never for a figure. */
export function roughly(row: Row, column: string, table: TableInCheck): number | undefined {
  const value = knownNumber(row, column);
  return value === undefined ? undefined : Number(value) / 10 ** scaleOf(table.definition, column);
}

function isNumber({ definition }: TableInCheck, column: string): boolean {
  const kind = definition.columns[column]?.kind;
  return kind === "count" || kind === "amount" || kind === "rate";
}
