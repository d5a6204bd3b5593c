import type { Table } from "../../collections/define-collection.ts";
import type { Row } from "../normalise/normalised.ts";

/**
 * One part of what names a row: text, or `null` where the collection lets it be empty or does not find the column.
 * `undefined` where it cannot be known.
 */
export type KeyPart = string | null | undefined;

/** The columns that tell one row of a return from another: councils first, then the table's key. */
export function keyColumns(table: Table): string[] {
  const councils = Object.entries(table.columns).flatMap(([id, { kind }]) => (kind === "authority" ? [id] : []));
  return [...new Set([...councils, ...table.key])];
}

/** What one key column says of a row. */
export function keyPart(row: Row, column: string, table: Table): KeyPart {
  const cell = row.values[column];
  if (cell === undefined || cell.cell === "") return null;
  if (cell.faulty === true) return undefined;
  if (cell.value !== null) return String(cell.value);
  return table.columns[column]?.blank === true ? null : undefined;
}

/** A text that two rows share only where they are about the same thing; `undefined` where a part is not known. */
export function rowKey(row: Row, table: Table): string | undefined {
  const councils = keyColumns(table).filter((column) => !table.key.includes(column));
  if (councils.some((column) => keyPart(row, column, table) === undefined)) return undefined;
  const parts = table.key.map((column) => keyPart(row, column, table));
  return parts.includes(undefined) ? undefined : JSON.stringify([row.authority, ...parts]);
}

/** What a row is about, in its own words: `Mental health, 65 and over`. */
export function rowLabel(row: Row, table: Table): string {
  const shown = keyColumns(table).map((column) => row.values[column]?.shown ?? "");
  return shown.filter((text) => text !== "").join(", ") || row.authority;
}
