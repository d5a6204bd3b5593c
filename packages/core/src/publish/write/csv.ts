import { joinBytes } from "../../ingest/decode/join-bytes.ts";
import { neutralText } from "./neutral-text.ts";
import { type Cell, type Cells, type ColumnDescription, isCoded } from "./snapshot-table.ts";

const encoder = new TextEncoder();
/** More different texts than this in a column are nearly all different. */
const TEXTS_KEPT = 10_000;

/** Rows made into bytes at once: the text of all of a long table would be held twice over. */
const ROWS_AT_ONCE = 4096;

/** A CSV that is written some rows at a time. */
export interface CsvWriter {
  /** The cells of some rows, a column at a time. */
  add(cells: readonly Cells[]): void;
  bytes(): Uint8Array;
}

/**
 * A table as CSV (RFC 4180: commas, CRLF, a header row), UTF-8 without a mark. `cells` is a list
 * a column. No value is an empty field, an empty text is `""`. Text a spreadsheet would run as a
 * formula gets an apostrophe in front (OWASP, CSV injection); numbers never do.
 */
export function csvBytes(columns: readonly ColumnDescription[], cells: readonly (readonly Cell[])[]): Uint8Array {
  const csv = openCsv(columns);
  csv.add(cells);
  return csv.bytes();
}

/** The same, some rows at a time. */
export function openCsv(columns: readonly ColumnDescription[]): CsvWriter {
  const header = columns.map(({ name }) => textField(name)).join(",");
  const pieces = [encoder.encode(`${header}\r\n`)];
  const fieldsOf = columns.map(({ type }) => fieldsOfCells(type === "VARCHAR" ? textFields() : plainField));
  return {
    add(cells) {
      const rows = rowsIn(cells[0] ?? []);
      for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
        const fields = fieldsOf.map((fields, at) => fields(cells[at] ?? [], from, from + ROWS_AT_ONCE));
        pieces.push(encoder.encode(linesOf(fields)));
      }
    },
    bytes: () => joinBytes(pieces),
  };
}

function linesOf(fields: readonly (readonly string[])[]): string {
  const rows = fields[0]?.length ?? 0;
  let lines = "";
  for (let row = 0; row < rows; row += 1) {
    for (const [at, column] of fields.entries()) lines += at === 0 ? column[row] : `,${column[row]}`;
    lines += "\r\n";
  }
  return lines;
}

function rowsIn(cells: Cells): number {
  return isCoded(cells) ? cells.codes.length : cells.length;
}

/** The fields of some rows of a column. Where each different cell is held once, each is made a field once. */
function fieldsOfCells(fieldOf: (cell: Cell) => string): (cells: Cells, from: number, to: number) => string[] {
  let known: { readonly entries: readonly Cell[]; readonly fields: string[] } = { entries: [], fields: [] };
  return (cells, from, to) => {
    if (!isCoded(cells)) return cells.slice(from, to).map(fieldOf);
    const { entries, codes } = cells;
    if (known.entries !== entries) known = { entries, fields: entries.map(fieldOf) };
    const { fields } = known;
    return Array.from(codes.subarray(from, to), (code) => fields[code] ?? "");
  };
}

function plainField(cell: Cell): string {
  return cell === null ? "" : String(cell);
}

/** Most texts of a column stand in many of its rows: each is looked at once. */
function textFields(): (cell: Cell) => string {
  const known = new Map<string, string>();
  return (cell) => {
    if (cell === null) return "";
    const text = String(cell);
    const found = known.get(text) ?? textField(text);
    if (known.size < TEXTS_KEPT) known.set(text, found);
    return found;
  };
}

function textField(text: string): string {
  const safe = neutralText(text);
  return safe === "" || /[",\r\n]/.test(safe) ? `"${safe.replaceAll(/"/g, '""')}"` : safe;
}
