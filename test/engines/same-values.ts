import type { SqlValue } from "../../packages/core/src/storage/tables.ts";

/** A row as text, value for value: numbers without zeros that say nothing, so that the scale an engine keeps is no difference. */
export function rowText(row: Readonly<Record<string, SqlValue>>): string {
  const said = Object.entries(row).map(([name, value]) => [name, valueText(value)] as const);
  return JSON.stringify(said.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Rows in an order of their own: no query of parts asks for one. */
export function rowTexts(rows: readonly Readonly<Record<string, SqlValue>>[]): readonly string[] {
  return rows.map(rowText).toSorted();
}

function valueText(value: SqlValue): string | null {
  if (value === null) return null;
  const text = String(value);
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}
