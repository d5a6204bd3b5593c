import type { Column } from "../collections/columns.ts";

/** What to write in a column: its description, the kind of value, and whether it may be left empty. */
export function describeColumn(column: Column): string {
  const parts = [column.description, `${expected(column)}.`];
  if (column.required === false) parts.push("The column may be left out.");
  else if (column.blank === true) parts.push("May be left empty.");
  return parts.join(" ");
}

function expected(column: Column): string {
  if (column.kind === "count") return `A whole number of ${column.unit}`;
  if (column.kind === "amount")
    return `Pounds, pence after the point${column.negative ? "; refunds are negative" : ""}`;
  if (column.kind === "rate") return "A percentage, such as 47.5";
  if (column.kind === "date") return "A date: day, month and year";
  if (column.kind === "month") return "A month and its year";
  if (column.kind === "authority") return "A council, by its name or code";
  if (column.kind === "category") return `One of: ${firstSpellings(column.values).join("; ")}`;
  return column.longest === undefined ? "Words" : `Words, at most ${column.longest} characters`;
}

function firstSpellings(values: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(values).map(([id, spellings]) => spellings[0] ?? id);
}
