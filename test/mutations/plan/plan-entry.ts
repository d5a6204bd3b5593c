import type { Column } from "../../../packages/core/src/collections/columns.ts";
import { dateEntry } from "../../../sample/files/date-entry.ts";
import { countEntry, type NumberStyle, poundsEntry } from "../../../sample/files/number-entry.ts";
import type { Entry } from "../../../sample/files/page.ts";
import { type BookPlan, columnsOf, type PlannedEntry, type TablePlan, type TotalPlan } from "./book-plan.ts";
import type { FilledRow, FilledValue } from "./filled.ts";

type Styles = Pick<BookPlan, "numbers" | "dates">;

/** What stands in a cell of a row: what was put there instead, or the value in the style of the file. */
export function planEntry(table: TablePlan, row: FilledRow, column: string, styles: Styles): PlannedEntry {
  const key = `${row.id}/${column}`;
  const instead = table.entries.get(key);
  if (instead !== undefined) return instead;
  const definition = table.definition.columns[column];
  const value = row.values[column] ?? null;
  if (definition === undefined || value === null) return null;
  const mark = table.marks.get(key);
  return mark === undefined
    ? valueEntry(definition, value, styles)
    : mark(shownEntry(valueEntry(definition, value, styles)));
}

/** What stands in a cell of the total row: the sum of a measure, the label in the first column of words. */
export function totalEntry(table: TablePlan, total: TotalPlan, column: string, styles: Styles): PlannedEntry {
  const definition = table.definition.columns[column];
  const instead = table.entries.get(`total/${column}`);
  if (instead !== undefined) return instead;
  if (definition?.kind === "count" || definition?.kind === "amount") {
    const values = total.of.map(({ values: row }) => Number(row[column] ?? 0));
    return valueEntry(
      definition,
      values.reduce((sum, value) => sum + value, total.off[column] ?? 0),
      styles,
    );
  }
  return labelColumn(table) === column ? total.label : null;
}

/** The column of a table in which its total row would have its label; undefined where none has words. */
export function labelColumn(table: TablePlan): string | undefined {
  const there = columnsOf(table);
  const kinds = ["authority", "category", "text"];
  const words = there.filter((id) => kinds.includes(table.definition.columns[id]?.kind ?? ""));
  const isFilled = (id: string) => table.rows.some((row) => row !== "blank" && row.values[id] !== null);
  return words.find((id) => table.definition.key.includes(id)) ?? words.find(isFilled);
}

export function valueEntry(column: Column, value: FilledValue, { numbers, dates }: Styles): Entry {
  if (value === null) return null;
  if (column.kind === "category") return column.values[String(value)]?.[0] ?? String(value);
  if (column.kind === "date") return dateEntry(String(value), dates);
  if (typeof value === "string") return value;
  if (column.kind === "count") return countEntry(value, numbers);
  return column.kind === "amount" ? signedPounds(value, numbers) : rateEntry(value, numbers);
}

export function shownEntry(entry: Entry): string {
  if (entry === null) return "";
  return typeof entry === "object" ? entry.shown : String(entry);
}

function signedPounds(pence: number, style: NumberStyle): Entry {
  if (pence >= 0) return poundsEntry(pence, style);
  const entry = poundsEntry(-pence, style);
  if (entry === null || typeof entry === "string") return `-${entry}`;
  return typeof entry === "number" ? -entry : { ...entry, number: -entry.number, shown: `-${entry.shown}` };
}

function rateEntry(tenths: number, style: NumberStyle): Entry {
  const shown = (tenths / 10).toFixed(1);
  if (style === "formatted") return { number: tenths / 1000, format: "0.0%", shown: `${shown}%` };
  return style === "text" ? `${shown}%` : { number: tenths / 10, format: "0.0", shown };
}
