import type { Finding } from "../../findings/finding.ts";
import type { Range } from "../decode/workbook.ts";

/** A column of the collection, found in a sheet. Indexes are zero-based. */
export interface ColumnMatch {
  readonly column: string;
  readonly index: number;
  /** The header as it stands, stacked headers joined by ` / `; "" where it has none. */
  readonly header: string;
  /** Address of the (lowest) header cell. */
  readonly cell: string;
  /** Power of ten its numbers are multiplied by, where the file says that they are in thousands or millions. */
  readonly power?: number;
}

/**
 * How a table stands, where its rows are not rows of the sheet; every address is as the sheet has it, whichever it is.
 * `columns`: its rows stand as columns, headers down the side; row indexes are then zero-based columns of the sheet,
 * and indexes of columns its rows. `form`: one row, each value beside or below its label; row 0 is then the labels, row 1
 * the values, and the index of a column its place in `fields`. `relaid`: its cells are laid out again (`Relaid`), and indexes
 * are those of the new rows and columns. `paired`: its rows are rows of the sheet, and one column of money has the cells of two.
 */
export type Orientation = "columns" | "form" | "relaid" | "paired";

/** Two columns of money of which each row has one, read as one. Zero-based columns of the sheet. */
export interface MoneyPair {
  /** What was paid; what is read of both stands here. */
  readonly debit: number;
  /** What came back. */
  readonly credit: number;
  /** True where what came back has a minus of its own. */
  readonly isSigned: boolean;
}

/** Where a cell of a table that is laid out again stands in the sheet, zero-based, and the part of its text that is meant. */
export interface RelaidCell {
  readonly row: number;
  readonly column: number;
  readonly text?: string;
}

/** A table whose keys do not stand in columns of their own, laid out so that they do. */
export interface Relaid {
  /** So many of the new rows are headers. */
  readonly headers: number;
  readonly cells: readonly (readonly (RelaidCell | undefined)[])[];
  /** Of the new rows and columns. */
  readonly merges: readonly Range[];
}

/** A label of a form and the cell of its value, zero-based. */
export interface FormField {
  readonly label: { readonly row: number; readonly column: number };
  readonly value: { readonly row: number; readonly column: number };
}

/** A table of the collection, found in a sheet. Row indexes are zero-based sheet rows. */
export interface TableMatch {
  readonly table: string;
  readonly sheetIndex: number;
  readonly sheet: string;
  readonly range: string;
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnMatch[];
  readonly bodyRows: readonly number[];
  /** The file's own total rows, not data. */
  readonly totalRows: readonly number[];
  /** The council of all its rows, where the file has a sheet for each. */
  readonly authority?: SheetAuthority;
  /** Absent where rows stand as rows. */
  readonly orientation?: Orientation;
  /** The labels and values of a form. */
  readonly fields?: readonly FormField[];
  /** How it is laid out again. */
  readonly relaid?: Relaid;
  /** The columns of money that are read as one. */
  readonly pair?: MoneyPair;
}

/** Text found beside a label or in a title: who or when the file says it is about. */
export interface Statement {
  readonly text: string;
  readonly sheet: string;
  readonly cell: string;
}

/** The council that a sheet is about, with its code. `cell` is "" where the sheet's name says so. */
export interface SheetAuthority extends Statement {
  readonly code: string;
}

/** A header of which the sender had said what it is, and where it stands. */
export interface ConfirmedUse {
  readonly table: string;
  /** Null where it is not asked for. */
  readonly column: string | null;
  /** As it stands in this file. */
  readonly header: string;
  readonly sheet: string;
  readonly cell: string;
}

/** Everything recognised in a workbook, and what was wrong on the way. */
export interface WorkbookMatch {
  readonly tables: readonly TableMatch[];
  /** Headers that were taken, or left alone, because the sender had said so. */
  readonly confirmed: readonly ConfirmedUse[];
  readonly authority?: Statement;
  readonly period?: Statement;
  /** Those known that stand above single tables beside a label, one a table at most. */
  readonly tableAuthorities: readonly Statement[];
  readonly tablePeriods: readonly Statement[];
  /** Titles of tables that state a period, and not the one asked for. */
  readonly titlePeriods: readonly Statement[];
  /** The sentence by which a file says it is synthetic. */
  readonly synthetic?: Statement;
  readonly findings: readonly Finding[];
}
