import { neutralText } from "./neutral-text.ts";
import type { Cell, ColumnDescription } from "./snapshot-table.ts";

const encoder = new TextEncoder();

/**
 * A table as CSV (RFC 4180: commas, CRLF, a header row), UTF-8 without a mark. `cells` is a list
 * a column. No value is an empty field, an empty text is `""`. Text a spreadsheet would run as a
 * formula gets an apostrophe in front (OWASP, CSV injection); numbers never do.
 */
export function csvBytes(columns: readonly ColumnDescription[], cells: readonly (readonly Cell[])[]): Uint8Array {
  const header = columns.map(({ name }) => textField(name)).join(",");
  const fields = columns.map(({ type }, at) => (cells[at] ?? []).map((cell) => field(cell, type === "VARCHAR")));
  const rows = (fields[0] ?? []).map((_, row) => fields.map((column) => column[row] ?? "").join(","));
  return encoder.encode([header, ...rows, ""].join("\r\n"));
}

function field(cell: Cell, isText: boolean): string {
  if (cell === null) return "";
  return isText ? textField(String(cell)) : String(cell);
}

function textField(text: string): string {
  const safe = neutralText(text);
  return safe === "" || /[",\r\n]/.test(safe) ? `"${safe.replaceAll(/"/g, '""')}"` : safe;
}
