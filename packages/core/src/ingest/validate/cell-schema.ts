import * as z from "zod";
import type { Column } from "../../collections/columns.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import { columnLimits } from "./column-limits.ts";

/** Characters of a text kept where its column does not say. */
export const LONGEST_TEXT = 500;

/** What a cell is judged on: `null` is a blank one, `undefined` one that is not there or has nothing more to say. */
export type JudgedCell = bigint | string | null | undefined;

/** The schema of a column's cells. Made once for a column: it takes longer than judging a small return by it. */
export const cellSchema = rememberBy((column: Column): z.ZodType<JudgedCell> => {
  const value = valueSchema(column);
  return column.blank === true ? value.nullish() : value.optional();
});

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
