import { columnLetters, rangeAddress } from "../decode/address.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";
import { foldText } from "../match/fold-text.ts";
import { cellText, isBlank } from "../match/sheet-cells.ts";
import { digitsIn, type Hint, type HintCounts, hintCounts } from "./hints.ts";

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
  /** Made anew each time, one by one: a large sheet's would take as much room as the sheet. */
  readonly cells: () => Iterable<LineCell>;
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
  /** Rows of its first cells. */
  readonly top: number[];
  /** Row of its last cell. */
  bottom: number;
  filled: number;
}

function columnsOf({ rows }: Sheet): SheetLine[] {
  const columns: Column[] = [];
  const hints = hintCounts();
  for (let row = 0; row < rows.length; row += 1) {
    const cells = rows[row];
    if (cells === undefined) continue;
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (cell === undefined || isBlank(cell)) continue;
      const held = columns[column] ?? { top: [], bottom: row, filled: 0 };
      columns[column] = held;
      if (held.filled < COLUMN_TOP) held.top.push(row);
      held.filled += 1;
      held.bottom = row;
      hints.add(column, cell);
    }
  }
  return [...columns.entries()].flatMap(([column, held]) =>
    held === undefined ? [] : [columnLine(rows, column, held, hints)],
  );
}

function columnLine(rows: Sheet["rows"], column: number, held: Column, hints: HintCounts): SheetLine {
  return {
    name: `column ${columnLetters(column)}`,
    might: (hint) => hints.count(column, hint),
    cells: () => columnCells(rows, column, held),
    filled: held.filled,
    top: topOf(held.top.flatMap((row) => lineCells(rows[row]?.[column], row))),
    range: (top, bottom) => rangeAddress({ top, bottom, left: column, right: column }),
  };
}

function* columnCells(rows: Sheet["rows"], column: number, { top, bottom }: Column): Generator<LineCell> {
  for (let row = top[0] ?? 0; row <= bottom; row += 1) {
    const cell = rows[row]?.[column];
    if (cell !== undefined && !isBlank(cell)) yield lineCell(cell, row);
  }
}

function rowsOf({ rows }: Sheet): SheetLine[] {
  const hints = hintCounts();
  return [...rows.entries()].flatMap(([row, all]) => {
    const cells = () => [...(all ?? []).entries()].flatMap(([column, cell]) => lineCells(cell, column));
    const held = cells();
    for (const { cell } of held) hints.add(row, cell);
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
