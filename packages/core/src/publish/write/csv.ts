import { neutralText } from "./neutral-text.ts";
import type { Cell, ColumnDescription } from "./snapshot-table.ts";

const encoder = new TextEncoder();
/** More different texts than this in a column are nearly all different. */
const TEXTS_KEPT = 10_000;

/**
 * A table as CSV (RFC 4180: commas, CRLF, a header row), UTF-8 without a mark. `cells` is a list
 * a column. No value is an empty field, an empty text is `""`. Text a spreadsheet would run as a
 * formula gets an apostrophe in front (OWASP, CSV injection); numbers never do.
 */
export function csvBytes(columns: readonly ColumnDescription[], cells: readonly (readonly Cell[])[]): Uint8Array {
  const header = columns.map(({ name }) => textField(name)).join(",");
  const fields = columns.map(({ type }, at) => (type === "VARCHAR" ? textFields : plainFields)(cells[at] ?? []));
  const rows = (fields[0] ?? []).map((_, row) => fields.map((column) => column[row] ?? "").join(","));
  return encoder.encode([header, ...rows, ""].join("\r\n"));
}

function plainFields(cells: readonly Cell[]): string[] {
  return cells.map((cell) => (cell === null ? "" : String(cell)));
}

/** Most texts of a column stand in many of its rows: each is looked at once. */
function textFields(cells: readonly Cell[]): string[] {
  const known = new Map<string, string>();
  return cells.map((cell) => {
    if (cell === null) return "";
    const text = String(cell);
    const found = known.get(text) ?? textField(text);
    if (known.size < TEXTS_KEPT) known.set(text, found);
    return found;
  });
}

function textField(text: string): string {
  const safe = neutralText(text);
  return safe === "" || /[",\r\n]/.test(safe) ? `"${safe.replaceAll(/"/g, '""')}"` : safe;
}
