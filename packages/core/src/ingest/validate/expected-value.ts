import type { Column } from "../../collections/columns.ts";
import { listOf } from "../../findings/list-of.ts";
import { quote } from "../../findings/quote.ts";

/** What a column asks for, as it stands after "Enter": `a whole number of people`. */
export function expectedValue(column: Column): string {
  if (column.kind === "count") return `a whole number of ${column.unit}`;
  if (column.kind === "amount") return "an amount in pounds";
  if (column.kind === "rate") return "a percentage";
  if (column.kind === "date") return "a date";
  if (column.kind === "month") return "a month";
  if (column.kind === "authority") return "the name or code of a council";
  return column.kind === "category" ? `one of ${listOf(allowedValues(column.values).map(quote), "or")}` : "text";
}

/** The values of a list as the template carries them. */
export function allowedValues(values: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(values).map(([id, spellings]) => spellings[0] ?? id);
}
