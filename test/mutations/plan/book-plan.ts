import type { Authority } from "../../../packages/core/src/authorities/authority.ts";
import type { Collection, Table } from "../../../packages/core/src/collections/define-collection.ts";
import type { Period } from "../../../packages/core/src/periods/period.ts";
import type { DateStyle } from "../../../sample/files/date-entry.ts";
import type { NumberStyle } from "../../../sample/files/number-entry.ts";
import type { Entry } from "../../../sample/files/page.ts";
import type { CsvStyle } from "../../../sample/files/write-csv.ts";
import type { FilledRow, FilledTable } from "./filled.ts";

/** What a cell may hold, an error of a formula included. */
export type PlannedEntry = Entry | { readonly error: string };

/** A column as it will stand: one of the table's, an empty one, or one nobody asked for. */
export type Slot =
  | { readonly kind: "column"; readonly column: string; readonly header: string }
  | { readonly kind: "blank" }
  | { readonly kind: "extra"; readonly header: string; readonly entry: string | number };

/** A line over the header, by what it is for. */
export interface AboveLine {
  readonly kind: "title" | "authority" | "period" | "other";
  readonly entries: readonly Entry[];
}

/** A total row with the rows it is the sum of, and how far off each column is, unscaled. */
export interface TotalPlan {
  readonly label: string;
  readonly of: readonly FilledRow[];
  readonly off: Readonly<Record<string, number>>;
}

/** One table as it is to be laid out. */
export interface TablePlan {
  readonly id: string;
  readonly definition: Table;
  readonly sheet: string;
  readonly visibility: "visible" | "hidden" | "very hidden";
  readonly above: readonly AboveLine[];
  readonly slots: readonly Slot[];
  /** Empty rows between the header and the first row. */
  readonly gap: number;
  readonly rows: readonly (FilledRow | "blank")[];
  readonly total: TotalPlan | undefined;
  readonly below: readonly (readonly Entry[])[];
  /** By `row/column`: what stands there instead of the value. */
  readonly entries: ReadonlyMap<string, PlannedEntry>;
  /** By `row/column`: how the value's text is dressed. */
  readonly marks: ReadonlyMap<string, (shown: string) => string>;
}

/** A whole file as it is to be laid out, and what it is sent as. */
export interface BookPlan {
  readonly collection: Collection;
  readonly period: Period;
  readonly authority: Authority | undefined;
  readonly tables: readonly TablePlan[];
  readonly before: readonly FilledTable[];
  readonly sent: { readonly period: string | undefined; readonly authority: string | undefined };
  /** Undefined for a workbook. */
  readonly csv: CsvStyle | undefined;
  readonly isOnOneSheet: boolean;
  readonly numbers: NumberStyle;
  readonly dates: DateStyle;
}

/** The rows of a table that hold something. */
export function rowsOf({ rows }: TablePlan): FilledRow[] {
  return rows.filter((row) => row !== "blank");
}

/** The ids of the columns of a table that stand in the file. */
export function columnsOf({ slots }: TablePlan): string[] {
  return slots.flatMap((slot) => (slot.kind === "column" ? [slot.column] : []));
}

/** The plan with one of its tables changed. */
export function withTable(plan: BookPlan, index: number, change: (table: TablePlan) => TablePlan): BookPlan {
  return { ...plan, tables: plan.tables.map((table, place) => (place === index ? change(table) : table)) };
}

/** The table with something else in one cell. */
export function withEntry(table: TablePlan, place: { row: string; column: string }, entry: PlannedEntry): TablePlan {
  return { ...table, entries: new Map([...table.entries, [`${place.row}/${place.column}`, entry]]) };
}

/** The table with other values in one row; its total stays the sum of what is there. */
export function withValues(table: TablePlan, row: string, values: FilledRow["values"]): TablePlan {
  const changed = (one: FilledRow) => (one.id === row ? { ...one, values: { ...one.values, ...values } } : one);
  return {
    ...table,
    rows: table.rows.map((one) => (one === "blank" ? one : changed(one))),
    total: table.total && { ...table.total, of: table.total.of.map(changed) },
  };
}
