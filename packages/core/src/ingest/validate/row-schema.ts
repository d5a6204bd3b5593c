import { z } from "zod";
import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { columnLimits } from "./column-limits.ts";

/** Characters of a text kept where its column does not say. */
export const LONGEST_TEXT = 500;

/** What a row is judged on: `null` is a blank cell, `undefined` one that is not there or has nothing more to say. */
export type JudgedRow = Readonly<Record<string, bigint | string | null | undefined>>;

export type RowSchema = z.ZodType<JudgedRow>;

/** One schema for the rows of a table, so that a row is checked in one call. Make it once a table. */
export function rowSchema(table: Table): RowSchema {
  return z.object(Object.fromEntries(Object.entries(table.columns).map(([id, column]) => [id, cellSchema(column)])));
}

function cellSchema(column: Column): z.ZodType<bigint | string | null | undefined> {
  const value = valueSchema(column);
  return column.blank === true ? value.nullish() : value.optional();
}

function valueSchema(column: Column): z.ZodType<bigint | string> {
  if (column.kind === "count" || column.kind === "amount" || column.kind === "rate") {
    const { least, most } = columnLimits(column);
    return z.bigint().gte(least).lte(most);
  }
  if (column.kind === "category") return z.enum(Object.keys(column.values));
  if (column.kind === "date") return z.iso.date();
  if (column.kind === "month") return z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
  return column.kind === "text" ? z.string().max(column.longest ?? LONGEST_TEXT) : z.string().min(1);
}
