import { z } from "zod";
import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { columnLimits } from "./column-limits.ts";

/** Characters of a text kept where its column does not say. */
export const LONGEST_TEXT = 500;

/** What a row is judged on: `null` is a blank cell, `undefined` one that is not there or has nothing more to say. */
export type JudgedRow = Readonly<Record<string, bigint | string | null | undefined>>;

type CellSchema = z.ZodType<bigint | string | null | undefined>;

/** Judges the rows of one table. */
export interface RowSchema {
  /**
   * The columns whose cells are not as they should be, in the table's order. Whether there are any is asked of the
   * row in one call; which they are, of the cells of the few rows that have any. Nobody reads what the schema would
   * say of them, and writing that takes longer than all the rest.
   */
  faultsOf(row: JudgedRow): string[];
}

/** The schema of a table's rows. Make it once a table. */
export function rowSchema(table: Table): RowSchema {
  const cells: [string, CellSchema][] = Object.entries(table.columns).map(([id, column]) => [id, cellSchema(column)]);
  const whole = z.object(Object.fromEntries(cells));
  return {
    faultsOf(row) {
      if (whole.safeParse(row).success) return [];
      return cells.flatMap(([id, schema]) => (schema.safeParse(row[id]).success ? [] : [id]));
    },
  };
}

function cellSchema(column: Column): CellSchema {
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
