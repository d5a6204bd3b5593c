import { joinBytes } from "../../ingest/decode/join-bytes.ts";
import { type CsvFields, fieldsOfColumn } from "./csv-fields.ts";
import { textField } from "./csv-text.ts";
import type { Cell, Cells, ColumnDescription } from "./snapshot-table.ts";

const encoder = new TextEncoder();
const [COMMA, RETURN, NEWLINE] = [44, 13, 10];

/** Rows made into bytes at once: the fields of all of a long table would be held beside its cells. */
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
  const fieldsOf = columns.map(({ type }) => fieldsOfColumn(type));
  return {
    add(cells) {
      const [first = []] = cells;
      const rows = "codes" in first ? first.codes.length : first.length;
      for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
        const to = Math.min(from + ROWS_AT_ONCE, rows);
        pieces.push(
          linesOf(
            fieldsOf.map((fields, at) => fields(cells[at] ?? [], { from, to })),
            { from, to },
          ),
        );
      }
    },
    bytes: () => joinBytes(pieces),
  };
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

/** A field is some bytes of many: to copy them one by one is quicker than to put texts together and encode those. */
function linesOf(columns: readonly CsvFields[], { from, to }: Rows): Uint8Array<ArrayBuffer> {
  const lines = new Uint8Array(bytesOf(columns, { from, to }));
  let at = 0;
  for (let row = from; row < to; row += 1) {
    for (const { bytes, ends, places, first } of columns) {
      const place = places === undefined ? row - first : (places[row] as number);
      const end = ends[place] as number;
      for (let byte = place === 0 ? 0 : (ends[place - 1] as number); byte < end; byte += 1) {
        lines[at] = bytes[byte] as number;
        at += 1;
      }
      lines[at] = COMMA;
      at += 1;
    }
    lines[at - 1] = RETURN;
    lines[at] = NEWLINE;
    at += 1;
  }
  return lines;
}

/** With a comma behind each field, the last of which gives way to a line's end, which has one sign more. */
function bytesOf(columns: readonly CsvFields[], { from, to }: Rows): number {
  let sum = (to - from) * (columns.length + 1);
  for (const { ends, places, first } of columns) {
    for (let row = from; row < to; row += 1) {
      const place = places === undefined ? row - first : (places[row] as number);
      sum += (ends[place] as number) - (place === 0 ? 0 : (ends[place - 1] as number));
    }
  }
  return sum;
}
