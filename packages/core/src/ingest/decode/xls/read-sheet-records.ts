import type { Budget } from "../budget.ts";
import { booleanCell, errorCell, errorText, textCell } from "../cells.ts";
import { type Grid, openGrid } from "../grid.ts";
import { damaged } from "../unreadable.ts";
import type { Cell } from "../workbook.ts";
import { biffRecords, RECORD } from "./biff-records.ts";
import type { Globals } from "./read-globals.ts";
import { rkNumber } from "./rk-number.ts";

/** Where the next text record belongs: the formula whose result it is; and the text, which may go on in further records. */
interface Pending {
  readonly row: number;
  readonly column: number;
  readonly pieces: DataView[];
}

/** The longest text is in far fewer. */
const MOST_PIECES = 64;

/** Some programs go on writing the records of Excel 3 and 4, whose results stand in the same place. */
const FORMULAS: ReadonlySet<number> = new Set([RECORD.formula, 0x206, 0x406]);

/**
 * Reads the cells and merges of a sheet from its records, up to its end. Charts inside the sheet
 * have records of the same kinds, which are not the sheet's. Throws `Unreadable` where the sheet
 * has no end or is not where the workbook says.
 */
export function readSheetRecords(stream: Uint8Array, at: number, globals: Globals, budget: Budget): Grid {
  const grid = openGrid(budget);
  let pending: Pending | undefined;
  let depth = 0;
  for (const { type, data } of biffRecords(stream, at, budget)) {
    if (depth === 0 && type !== RECORD.bof) throw damaged("xls", "a sheet is not where the workbook says");
    if (type === RECORD.bof) depth += 1;
    else if (type === RECORD.eof) depth -= 1;
    if (depth === 0) return grid;
    if (depth > 1) continue;
    if (pending !== undefined && (type === RECORD.string || type === RECORD.continued)) {
      putPiece(pending, type, data, { globals, grid });
    } else if (type === RECORD.mergeCells) putMerges(data, grid);
    else if (type === RECORD.row || type === RECORD.columns) hideLines(type, data, grid);
    else if (data.byteLength >= 6) pending = putCells(type, data, globals, grid) ?? pending;
  }
  throw damaged("xls", "it breaks off in a sheet");
}

/** Puts a formula's text as far as it has been met; what goes on from no text is of something else. */
function putPiece(
  { row, column, pieces }: Pending,
  type: number,
  data: DataView,
  to: { globals: Globals; grid: Grid },
) {
  if (type === RECORD.string) pieces.length = 0;
  else if (pieces.length === 0 || pieces.length >= MOST_PIECES) return;
  pieces.push(data);
  to.grid.put(row, column, textCell(to.globals.text.readContinued(pieces), true));
}

/** Puts the cell or cells of a record; gives back the place of a formula whose text is still to come. */
function putCells(type: number, data: DataView, globals: Globals, grid: Grid): Pending | undefined {
  const row = data.getUint16(0, true);
  const column = data.getUint16(2, true);
  if (type === RECORD.mulRk) putMulRk(data, globals, grid);
  else if (FORMULAS.has(type) && data.byteLength >= 14) {
    const cell = formulaCell(data, globals);
    if (cell === "text") return { row, column, pieces: [] };
    grid.put(row, column, cell);
  } else grid.put(row, column, plainCell(type, data, globals));
  return undefined;
}

function plainCell(type: number, data: DataView, globals: Globals): Cell | undefined {
  if (type === RECORD.labelSst && data.byteLength >= 10) return sharedCell(data.getUint32(6, true), globals);
  if (type === RECORD.rk && data.byteLength >= 10) return number(rkNumber(data.getInt32(6, true)), data, globals);
  if (type === RECORD.number && data.byteLength >= 14) return number(data.getFloat64(6, true), data, globals);
  if (type === RECORD.label || type === RECORD.rString) return textCell(globals.text.read(data, 6, 2));
  if (type === RECORD.boolErr && data.byteLength >= 8) return booleanOrError(data.getUint8(6), data.getUint8(7) === 1);
  return undefined;
}

function sharedCell(index: number, { strings }: Globals): Cell | undefined {
  if (!(index in strings)) throw damaged("xls", "a cell refers to a text that is not in the file");
  return strings[index];
}

function putMulRk(data: DataView, globals: Globals, grid: Grid): void {
  const row = data.getUint16(0, true);
  const first = data.getUint16(2, true);
  for (let at = 4; at + 8 <= data.byteLength; at += 6) {
    const style = globals.styleOf(data.getUint16(at, true));
    grid.put(row, first + (at - 4) / 6, style.cell(rkNumber(data.getInt32(at + 2, true)), false));
  }
}

/** The result a formula had when it was last worked out (MS-XLS 2.5.133). */
function formulaCell(data: DataView, globals: Globals): Cell | "text" | undefined {
  if (data.getUint16(12, true) !== 0xffff) return number(data.getFloat64(6, true), data, globals, true);
  const kind = data.getUint8(6);
  if (kind === 0) return "text";
  return kind === 1 || kind === 2 ? booleanOrError(data.getUint8(8), kind === 2, true) : undefined;
}

function number(value: number, data: DataView, globals: Globals, formula = false): Cell | undefined {
  // Excel shows what is no number as this error, which is what it opens such a cell as.
  if (!Number.isFinite(value)) return errorCell("#NUM!", formula);
  const style = globals.styleOf(data.getUint16(4, true));
  return style.cell(value, formula);
}

function booleanOrError(value: number, isError: boolean, formula = false): Cell {
  return isError ? errorCell(errorText(value), formula) : booleanCell(value === 1, formula);
}

/** Bits of a row (MS-XLS 2.4.221) and of what is said of columns (2.4.53). */
const [ROW_HIDDEN, COLUMNS_HIDDEN] = [0x20, 0x1];

function hideLines(type: number, data: DataView, grid: Grid): void {
  const [first, last] = data.byteLength >= 10 ? [data.getUint16(0, true), data.getUint16(2, true)] : [0, 0];
  if (type === RECORD.row) {
    if (data.byteLength >= 16 && (data.getUint8(12) & ROW_HIDDEN) !== 0) grid.hide("rows", first, first);
  } else if (data.byteLength >= 10 && (data.getUint16(8, true) & COLUMNS_HIDDEN) !== 0) {
    grid.hide("columns", first, last);
  }
}

function putMerges(data: DataView, grid: Grid): void {
  for (let at = 2; at + 8 <= data.byteLength; at += 8) {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((step) => data.getUint16(at + step, true));
    grid.merge({ top: top ?? 0, left: left ?? 0, bottom: bottom ?? 0, right: right ?? 0 });
  }
}
