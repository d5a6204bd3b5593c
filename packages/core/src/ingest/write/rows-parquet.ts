import type { Table } from "../../collections/define-collection.ts";
import { type HeldRows, heldOf } from "../normalise/held-rows.ts";
import type { NormalisedTable } from "../normalise/normalised.ts";
import { writeParquet } from "./parquet/write-parquet.ts";
import { rowsColumns } from "./rows-columns.ts";
import { rowsSchema } from "./rows-schema.ts";

/** Where rows are from, and what the file says of itself. */
export interface RowsSource {
  readonly period: string;
  readonly submission: string;
  /** Of the file as received, in hex. */
  readonly sha256: string;
  /** Kept in the file's own metadata; `table` is added. */
  readonly metadata: Readonly<Record<string, string>>;
}

const ROWS_A_GROUP = 100_000;

/** What files of rows say wrote them. */
export const ROWS_CREATED_BY = "council-returns";

/**
 * The rows of one table as a Parquet file (see `rowsSchema`), in order of council, sheet and row: the same rows
 * give the same bytes. Meant for rows that were accepted; throws where a value is not of its column's kind or has
 * more than 18 digits, which validation refuses before.
 */
export function writeRows(table: NormalisedTable, definition: Table, source: RowsSource): Uint8Array {
  const held = heldOf(table);
  const rows = storedOrder(held);
  const starts = Array.from({ length: Math.ceil(rows.length / ROWS_A_GROUP) }, (_, group) => group * ROWS_A_GROUP);
  const metadata = Object.entries({ ...source.metadata, table: table.table });
  return writeParquet({
    schema: rowsSchema(definition),
    groups: starts.map((start) =>
      rowsColumns({ held, order: rows.slice(start, start + ROWS_A_GROUP) }, definition, source),
    ),
    metadata: metadata.sort(([left], [right]) => compareTexts(left, right)),
    createdBy: ROWS_CREATED_BY,
  });
}

function storedOrder({ authorities, sheets, numbers }: HeldRows): number[] {
  const text = (all: readonly string[], row: number) => all[row] ?? "";
  return Array.from(numbers, (_, row) => row).sort(
    (one, other) =>
      compareTexts(text(authorities, one), text(authorities, other)) ||
      compareTexts(text(sheets, one), text(sheets, other)) ||
      (numbers[one] ?? 0) - (numbers[other] ?? 0),
  );
}

function compareTexts(left: string, right: string): number {
  return Number(left > right) - Number(left < right);
}
