import type { Column } from "../collections/columns.ts";
import { allowedValues } from "../ingest/validate/expected-value.ts";

const NARROWEST = 12;
const WIDEST = 40;
/** Room beside the longest word, for its margins. */
const ROOM = 3;

/**
 * Number format of a column's cells; undefined leaves it to the spreadsheet program. Text is told to be text, or an age
 * band `5-9` would become a day in September. A percentage has none: a program keeps 47.5% as 0.475 and shows it as such
 * only where no format is set, and by that it is read.
 */
export function columnFormat({ kind }: Column): string | undefined {
  if (kind === "count") return "#,##0";
  if (kind === "amount") return "£#,##0.00";
  if (kind === "date") return "dd/mm/yyyy";
  if (kind === "month") return "mmm yyyy";
  return kind === "rate" ? undefined : "@";
}

/** Width of a column in characters: its usual value or its longest spelling, and every word of its header. */
export function columnWidth(column: Column, header: string): number {
  const words = header.split(" ").map(({ length }) => length);
  // A header of many words is given some width, so that it is not a tower.
  const longest = Math.max(...words, Math.ceil(header.length / 3), valueWidth(column));
  return Math.min(Math.max(longest + ROOM, NARROWEST), WIDEST);
}

function valueWidth(column: Column): number {
  if (column.kind === "category") return Math.max(...allowedValues(column.values).map(({ length }) => length));
  if (column.kind === "text") return 25;
  if (column.kind === "authority") return 24;
  return column.kind === "amount" ? 15 : 11;
}
