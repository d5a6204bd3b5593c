import type { Budget } from "./budget.ts";
import { fillRow } from "./fill-row.ts";
import { type LinesHider, linesHider } from "./hide-lines.ts";
import { overLimit } from "./unreadable.ts";
import type { Cell, Range, Sheet } from "./workbook.ts";

/** A sheet while it is read. Everything put in is counted against the budget. */
export interface Grid extends LinesHider {
  readonly rows: (Cell | undefined)[][];
  readonly merges: Range[];
  /** Puts a cell at a zero-based place; blank cells are passed over. */
  put(row: number, column: number, cell: Cell | undefined): void;
  merge(range: Range): void;
}

/** The sheet that a grid was filled for. */
export function sheetOf({ rows, merges, hidden }: Grid, named: Pick<Sheet, "name" | "visibility">): Sheet {
  const isAll = hidden.rows.length + hidden.columns.length === 0;
  return { ...named, rows, merges, ...(isAll ? {} : { hidden }) };
}

/** No spreadsheet program has more, so that no address lies beyond. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Of so many rows or more one is used: the engine then keeps them as a table to look up, which takes long to pass over. */
const SPARSE = 32;

/** The same rows, and the same gaps, in one stretch of memory. */
function spread(rows: (Cell | undefined)[][]): (Cell | undefined)[][] {
  const all: (Cell | undefined)[][] = new Array(rows.length);
  rows.forEach((cells, row) => {
    all[row] = cells;
  });
  return all;
}

/** Starts a sheet. */
export function openGrid(budget: Budget): Grid {
  const { limits } = budget;
  const rows: (Cell | undefined)[][] = [];
  const merges: Range[] = [];
  const columnsUsed: boolean[] = [];
  const filled = fillRow();
  let filling = -1;
  let columnCount = 0;
  let rowsUsed = 0;
  const keep = () => {
    if (filling >= 0) rows[filling] ??= filled.copy();
  };
  const fill = (row: number) => {
    keep();
    filling = row;
    filled.start(rows[row]);
    if (row in rows) return;
    rowsUsed += 1;
    if (rowsUsed > limits.rows) throw overLimit("rows", limits.rows, rowsUsed);
  };
  const useColumn = (column: number) => {
    columnsUsed[column] = true;
    columnCount += 1;
    if (columnCount > limits.columns) throw overLimit("columns", limits.columns, columnCount);
  };
  const put = (row: number, column: number, cell: Cell | undefined) => {
    if (cell === undefined) return;
    if (row >= MOST_ROWS) throw overLimit("rows", MOST_ROWS, row + 1);
    if (column >= MOST_COLUMNS) throw overLimit("columns", MOST_COLUMNS, column + 1);
    if (row !== filling) fill(row);
    if (filled.put(column, cell)) budget.cells(1);
    if (columnsUsed[column] !== true) useColumn(column);
  };
  const merge = (range: Range) => {
    budget.kept(1);
    merges.push(range);
  };
  return {
    get rows() {
      keep();
      return rows.length > SPARSE * rowsUsed ? spread(rows) : rows;
    },
    merges,
    put,
    merge,
    ...linesHider(budget),
  };
}
