import type { Table } from "../../collections/define-collection.ts";

/** What people call a column: the first of its headers. */
export function columnTitle(table: Table, column: string): string {
  return table.columns[column]?.headers[0] ?? column;
}
