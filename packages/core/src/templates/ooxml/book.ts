import type { Range } from "../../ingest/decode/workbook.ts";
import type { Look } from "./looks.ts";

/** A workbook with everything about it decided: writing it only spells it out. */
export interface Book {
  readonly title: string;
  readonly sheets: readonly BookSheet[];
  /** Index of the sheet that is shown when the file is opened. */
  readonly active: number;
  /** A property of the document, beside the usual ones. */
  readonly property: { readonly name: string; readonly value: string };
}

/** Rows and columns are zero-based, as everywhere in the core. */
export interface BookSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly (BookCell | undefined)[])[];
  readonly columns: readonly BookColumn[];
  /** True where only cells of a look that is open to entries may be changed. There is no password. */
  readonly guarded?: boolean;
  /** True where it is read like a page, without the lines between cells. */
  readonly isPage?: boolean;
  /** Rows from the top and columns from the left that stay in sight; the last of those rows is on every printed page. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly cursor?: { readonly row: number; readonly column: number };
  readonly table?: BookTable;
  readonly entries?: readonly EntryRule[];
}

export interface BookCell {
  readonly value?: string | number;
  readonly look: Look;
  readonly format?: string | undefined;
}

export interface BookColumn {
  /** In characters. */
  readonly width: number;
  readonly hidden?: boolean;
  /** Number format of cells that are not there yet. */
  readonly format?: string | undefined;
}

/** A range that a spreadsheet program knows by name as a table; its first row has the headers. */
export interface BookTable {
  readonly name: string;
  readonly range: Range;
  readonly headers: readonly string[];
  /** True where its rows can be filtered and sorted. */
  readonly filter: boolean;
}

/** What may be entered in some cells, and what is said beside them. */
export interface EntryRule extends EntryWords {
  readonly range: Range;
  /** `list` gives the cells to choose from; `formula` is true of what is let through, told of the first cell of the range. */
  readonly rule: { readonly list: string } | { readonly formula: string };
  /** False where anything else is asked about and then let through. */
  readonly strict: boolean;
}

export interface EntryWords {
  readonly title: string;
  readonly prompt: string;
  readonly errorTitle: string;
  readonly error: string;
}
