import type { BookCell, BookSheet } from "../../templates/ooxml/book.ts";
import { neutralText } from "../write/neutral-text.ts";

/** One table of a sheet: headers, and rows whose numbers carry their format. */
export interface SheetTable {
  /** What spreadsheet programs know it by. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly BookCell[])[];
  /** In characters, a column. */
  readonly widths: readonly number[];
}

export interface TablePage {
  readonly name: string;
  readonly title: string;
  /** What to know before reading, in one cell below the title. */
  readonly about: string;
  readonly table: SheetTable;
}

/** The rows above every table: title, what to know, headers. */
const HEADER_ROW = 2;

/** A cell of words, which no spreadsheet program takes for a formula. */
export function words(text: string): BookCell {
  return { value: neutralText(text), look: "words" };
}

/**
 * A sheet with one table, as the guidance for official statistics in spreadsheets has it (Government Analysis Function,
 * "Releasing statistics in spreadsheets"): the title in A1, then what to know, then the table, without an empty row or
 * column and without merged cells.
 */
export function tablePage({ name, title, about, table }: TablePage): BookSheet {
  const { headers, rows, widths } = table;
  const bottom = HEADER_ROW + rows.length;
  return {
    name,
    columns: widths.map((width) => ({ width })),
    frozen: { rows: HEADER_ROW + 1, columns: 0 },
    rows: [
      [{ value: neutralText(title), look: "title" }],
      [{ value: neutralText(about), look: "plain" }],
      headers.map((header): BookCell => ({ value: header, look: "header" })),
      ...rows,
    ],
    cursor: { row: HEADER_ROW + 1, column: 0 },
    table: {
      name: table.name,
      headers,
      filter: true,
      range: { top: HEADER_ROW, left: 0, bottom, right: headers.length - 1 },
    },
  };
}
