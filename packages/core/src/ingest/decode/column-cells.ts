import type { Cell, Sheet } from "./workbook.ts";

/**
 * A column of a sheet, as far as it is known which of its cells are alike: what is said of a cell by what is in it need then be worked
 * out once for all rows that have it. Shorter than the sheet where its last rows are blank.
 */
export interface ColumnCells {
  /** By row, the first row that has the same cell, counted from 1; 0 where the cell is blank. */
  readonly firsts: Uint32Array;
  /** By the first row that has it, a plain number packed by `packNumber`; 0 for any other cell. */
  readonly numbers: Uint32Array;
}

/** The most digits that a plain number may have. */
export const PLAIN_DIGITS = 8;
const [PLACES, PLACES_BITS] = [15, 4];

/**
 * A plain number has up to eight digits, the first no nought unless it is alone before the point, and perhaps a point between two of them.
 * It is packed as its digits, and how many of them stand behind the point.
 */
export function packNumber(digits: number, behind: number): number {
  return digits * (PLACES + 1) + behind + 1;
}

/** How many digits stand behind the point of a packed number; -1 where there is none. */
export function placesIn(packed: number): number {
  return (packed & PLACES) - 1;
}

/** The digits of a packed number as one whole number. */
export function digitsIn(packed: number): number {
  return packed >>> PLACES_BITS;
}

/** What a cell is written like, as far as it was told while it was read: nought and number are plain numbers. */
export const FORM = { any: 0, nought: 1, number: 2 } as const;

/** What the cell that stands first in a row is written like. */
export function formOf({ numbers }: ColumnCells, row: number): number {
  const packed = numbers[row] ?? 0;
  if (packed === 0) return FORM.any;
  return digitsIn(packed) === 0 ? FORM.nought : FORM.number;
}

type Rows = Sheet["rows"] & { readonly [COLUMNS]?: readonly ColumnCells[] };

const COLUMNS = Symbol("columns");

/** Keeps the columns of rows beside them, unseen: rows made of them have none. */
export function keepColumns(rows: Sheet["rows"], columns: readonly ColumnCells[]): void {
  Object.defineProperty(rows, COLUMNS, { value: columns });
}

/** Every column of rows from which they are known; undefined for other rows, whose cells are to be looked at one by one. */
export function columnsOf(rows: Rows): readonly ColumnCells[] | undefined {
  return rows[COLUMNS];
}

/** A mark for each different cell of a column, worked out when it is first asked for; `blank` for a row without one. */
export function markCells(
  rows: Sheet["rows"],
  index: number,
  { blank, mark }: { readonly blank: number; readonly mark: (cell: Cell, form: number) => number },
): (row: number) => number {
  const column = columnsOf(rows)?.[index];
  if (column === undefined) {
    return (row) => {
      const cell = rows[row]?.[index];
      return cell === undefined ? blank : mark(cell, FORM.any);
    };
  }
  const { firsts } = column;
  const marks = new Int16Array(firsts.length + 1).fill(UNKNOWN);
  marks[0] = blank;
  return (row) => {
    const first = firsts[row] ?? 0;
    const known = marks[first] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const cell = rows[first - 1]?.[index];
    const fresh = cell === undefined ? blank : mark(cell, formOf(column, first - 1));
    marks[first] = fresh;
    return fresh;
  };
}

const UNKNOWN = -1;
