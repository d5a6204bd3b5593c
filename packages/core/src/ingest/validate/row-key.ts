import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import type { Row } from "../normalise/normalised.ts";

/**
 * One part of what names a row: text, or `null` where the collection lets it be empty or the column be left out.
 * `undefined` where it cannot be known.
 */
export type KeyPart = string | null | undefined;

/** The columns that say which council a row is about and are no part of the key, which has it anyway. */
export function councilColumns(table: Table): string[] {
  return Object.entries(table.columns).flatMap(([id, { kind }]) =>
    kind === "authority" && !table.key.includes(id) ? [id] : [],
  );
}

/** The columns that tell one row of a return from another: councils first, then the table's key. */
export function keyColumns(table: Table): string[] {
  return [...councilColumns(table), ...table.key];
}

/** What one key column says of a row. */
export function keyPart(row: Row, column: string, table: Table): KeyPart {
  const cell = row.values[column];
  if (cell === undefined) return null;
  if (cell.cell === "" && cell.value === null) return isNeeded(row.authority, table.columns[column]) ? undefined : null;
  if (cell.faulty === true) return undefined;
  if (cell.value !== null) return String(cell.value);
  return table.columns[column]?.blank === true ? null : undefined;
}

/** True where the file lacks a column without which it is not known what the row is about. */
export function isNeeded(authority: string, column: Column | undefined): boolean {
  return column?.kind === "authority" ? authority === "" : column?.required !== false;
}

/**
 * Gives a text that two rows of a table share only where they are about the same thing; `undefined` for a row of
 * which a part is not known.
 */
export function rowKeyOf(table: Table): (row: Row) => string | undefined {
  const councils = councilColumns(table);
  return (row) => {
    for (const column of councils) if (keyPart(row, column, table) === undefined) return undefined;
    const parts: KeyPart[] = [];
    for (const column of table.key) {
      const part = keyPart(row, column, table);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return textKey(row.authority, parts);
  };
}

/** A council and parts of a key as one text. With its length before it, no part can be taken for two. */
export function textKey(authority: string, parts: readonly KeyPart[]): string {
  let key = `${authority.length}:${authority}`;
  for (const part of parts) key += part == null ? "/" : `/${part.length}:${part}`;
  return key;
}

/** What a row is about, in its own words (`Mental health, 65 and over`); the table's title where nothing names it. */
export function rowLabel(row: Row, table: Table): string {
  const shown = keyColumns(table).map((column) => row.values[column]?.shown ?? "");
  return shown.filter((text) => text !== "").join(", ") || table.title;
}
