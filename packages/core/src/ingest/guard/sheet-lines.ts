import { columnLetters, rangeAddress } from "../decode/address.ts";
import { markCells } from "../decode/column-cells.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";
import { foldText } from "../match/fold-text.ts";
import { cellText, isBlank } from "../match/sheet-cells.ts";
import { digitsIn, type Hint, type HintCounts, hasHint, hintCounts, hintsOf } from "./hints.ts";

/** A cell of a line with what it says. `place` is its row in a column, its column in a row; zero-based. */
export interface LineCell {
  readonly cell: Cell;
  /** Empty where the cell holds no text. */
  readonly text: string;
  /** How many digits it has, at most: tells without a pattern what it cannot be. */
  readonly digits: number;
  readonly place: number;
}

/** One column of a sheet, or one row of a sheet whose people stand as columns. Blank cells are left out. */
export interface SheetLine {
  /** `column B` or `row 5`, as the sheet names it. */
  readonly name: string;
  /** How many of its cells might be of a kind. */
  readonly might: (hint: Hint) => number;
  /**
   * Made anew each time, one by one: a large sheet's would take as much room as the sheet. Where a hint is asked for, cells that do not
   * have it come without their texts.
   */
  readonly cells: (hint?: Hint) => Iterable<LineCell>;
  /** How many cells it has. */
  readonly filled: number;
  /** Its first cells, in which its header stands, folded. */
  readonly top: readonly string[];
  /** The range from one place of the line to another. */
  readonly range: (from: number, to: number) => string;
}

/** Cells in which the header of a column, and the label of a row, stands. */
const COLUMN_TOP = 12;
const ROW_TOP = 2;
const LONGEST_HEADER = 200;
/** More digits than any identifier has: what a number may be is told by its value. */
const ANY_DIGITS = 14;
/** A sheet with more rows than this has its people one under another. */
const MOST_ROWS_TURNED = 60;

/** Every column of a sheet and, where it has few rows, every row. Linear in cells. */
export function sheetLines(sheet: Sheet): SheetLine[] {
  const columns = columnsOf(sheet);
  return sheet.rows.length > MOST_ROWS_TURNED ? columns : [...columns, ...rowsOf(sheet)];
}

/** A column while the sheet is passed over. */
interface Column {
  readonly index: number;
  /** What `hintsOf` each of its cells says, and `FILLED`; 0 of a blank one. */
  readonly marksOf: (row: number) => number;
  /** Rows of its first cells. */
  readonly top: number[];
  /** Row of its last cell. */
  bottom: number;
  filled: number;
}

/** Above all hints. */
const FILLED = 64;

function openColumn({ rows }: Sheet, index: number): Column {
  return { index, marksOf: markCells(rows, index, { blank: 0, mark: marksIn }), top: [], bottom: 0, filled: 0 };
}

function marksIn(cell: Cell, form: number): number {
  return isBlank(cell) ? 0 : FILLED | hintsOf(cell, form);
}

function columnsOf(sheet: Sheet): SheetLine[] {
  const { rows } = sheet;
  const columns: Column[] = [];
  const hints = hintCounts();
  for (let row = 0; row < rows.length; row += 1) {
    const { length = 0 } = rows[row] ?? {};
    while (columns.length < length) columns.push(openColumn(sheet, columns.length));
    for (let index = 0; index < length; index += 1) {
      const column = columns[index] as Column;
      const marks = column.marksOf(row);
      if (marks === 0) continue;
      if (column.filled < COLUMN_TOP) column.top.push(row);
      column.filled += 1;
      column.bottom = row;
      if (marks !== FILLED) hints.add(index, marks - FILLED);
    }
  }
  return columns.flatMap((column) => (column.filled === 0 ? [] : [columnLine(rows, column, hints)]));
}

function columnLine(rows: Sheet["rows"], column: Column, hints: HintCounts): SheetLine {
  const { index, filled } = column;
  return {
    name: `column ${columnLetters(index)}`,
    might: (hint) => hints.count(index, hint),
    cells: (hint) => columnCells(rows, column, hint),
    filled,
    top: topOf(column.top.flatMap((row) => lineCells(rows[row]?.[index], row))),
    range: (top, bottom) => rangeAddress({ top, bottom, left: index, right: index }),
  };
}

function* columnCells(rows: Sheet["rows"], column: Column, hint: Hint | undefined): Generator<LineCell> {
  const { index, marksOf, top, bottom } = column;
  for (let row = top[0] ?? 0; row <= bottom; row += 1) {
    const marks = marksOf(row);
    const cell = marks === 0 ? undefined : rows[row]?.[index];
    if (cell === undefined) continue;
    yield hint === undefined || hasHint(marks, hint) ? lineCell(cell, row) : { cell, text: "", digits: 0, place: row };
  }
}

function rowsOf({ rows }: Sheet): SheetLine[] {
  const hints = hintCounts();
  return [...rows.entries()].flatMap(([row, all]) => {
    const cells = () => [...(all ?? []).entries()].flatMap(([column, cell]) => lineCells(cell, column));
    const held = cells();
    for (const { cell } of held) hints.add(row, hintsOf(cell));
    const filled = held.length;
    const might = (hint: Hint) => hints.count(row, hint);
    const top = topOf(held.slice(0, ROW_TOP));
    const range = (left: number, right: number) => rangeAddress({ top: row, bottom: row, left, right });
    return filled === 0 ? [] : [{ name: `row ${row + 1}`, might, cells, filled, top, range }];
  });
}

function lineCells(cell: Cell | undefined, place: number): LineCell[] {
  return cell === undefined || isBlank(cell) ? [] : [lineCell(cell, place)];
}

/** A cell as the guard looks at it. */
export function lineCell(cell: Cell, place: number): LineCell {
  const text = cell.kind === "text" ? cellText(cell) : "";
  return { cell, text, digits: cell.kind === "number" ? ANY_DIGITS : digitsIn(text), place };
}

function topOf(cells: readonly LineCell[]): string[] {
  return cells.map(({ cell }) => foldText(cellText(cell).slice(0, LONGEST_HEADER)));
}
