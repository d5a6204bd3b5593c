/** What a spreadsheet program would say the cell holds. Blank cells are absent. */
export type CellKind = "text" | "number" | "boolean" | "date" | "error";

/**
 * One non-empty cell as read. It has no address but its place in `Sheet.rows`, and cells alike
 * may be one object in many places. How a number is shown may be worked out each time it is asked.
 */
export interface Cell {
  readonly kind: CellKind;
  /** Text as typed; a number as the double stored; a date as ISO; an error as `#REF!`. */
  readonly value: string | number | boolean;
  /** As the sheet shows it (`47.5%`, `£1,200`); equals the value for text. */
  readonly shown: string;
  /** Number format of the cell, where it has one other than General. */
  readonly format?: string | undefined;
  /** True where the value comes from a formula. */
  readonly formula?: boolean;
}

/** Zero-based, inclusive. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows or columns one after another: zero-based, inclusive. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The rows and columns of a sheet that are not shown, because somebody or a filter hid them. */
export interface HiddenLines {
  readonly rows: readonly Stretch[];
  readonly columns: readonly Stretch[];
}

/** `rows[r][c]`, zero-based, sparse: a missing row or cell is blank. */
export interface Sheet {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very hidden";
  readonly rows: readonly (readonly (Cell | undefined)[] | undefined)[];
  readonly merges: readonly Range[];
  /** Absent where nothing is. */
  readonly hidden?: HiddenLines;
}

/** A file's content, whatever its format was. A CSV has one sheet, named after nothing: `""`. */
export interface Workbook {
  /** `csv`, `tsv`, `xlsx`, `xls`, `ods` ...: what the content is, not what the name says. */
  readonly format: string;
  /** Character set of a text file (`utf-8`, `windows-1252`); null for workbooks. */
  readonly encoding: string | null;
  readonly sheets: readonly Sheet[];
}
