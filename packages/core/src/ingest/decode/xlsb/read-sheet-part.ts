import type { Budget } from "../budget.ts";
import { booleanCell, errorCell, errorText, textCell } from "../cells.ts";
import { type Grid, openGrid } from "../grid.ts";
import type { StyleLookup } from "../number-format/number-style.ts";
import { damaged } from "../unreadable.ts";
import type { Cell } from "../workbook.ts";
import { rkNumber } from "../xls/rk-number.ts";
import { RECORD, wideText, type XlsbRecord } from "./xlsb-records.ts";

/** What cells of every sheet refer to. */
export interface XlsbContext {
  readonly styleOf: StyleLookup;
  readonly strings: readonly (Cell | undefined)[];
}

/** The cell of a record: where it stands, its style, and what of the record is its value. */
interface CellRecord {
  /** The type of the full form of the record. */
  readonly type: number;
  readonly column: number;
  readonly style: number;
  readonly value: DataView;
}

/** Bits of a row's header (MS-XLSB 2.4.740) and of what is said of columns (2.4.323). */
const [ROW_HIDDEN, COLUMNS_HIDDEN] = [0x10, 0x1];

/** Reads the cells and merges of a worksheet part (MS-XLSB 2.1.7.61), and what of it is hidden. */
export function readSheetPart(records: Iterable<XlsbRecord>, context: XlsbContext, budget: Budget): Grid {
  const grid = openGrid(budget);
  let row = 0;
  let column = -1;
  for (const { type, data } of records) {
    if (type === RECORD.rowHeader && data.byteLength >= 4) {
      row = data.getUint32(0, true);
      column = -1;
      if (data.byteLength >= 12 && (data.getUint8(11) & ROW_HIDDEN) !== 0) grid.hide("rows", row, row);
    } else if (type === RECORD.columns && data.byteLength >= 18) {
      const isHidden = (data.getUint16(16, true) & COLUMNS_HIDDEN) !== 0;
      if (isHidden) grid.hide("columns", data.getUint32(0, true), data.getUint32(4, true));
    } else if (type === RECORD.mergeCell && data.byteLength >= 16) {
      const [top, bottom, left, right] = [0, 4, 8, 12].map((at) => data.getUint32(at, true));
      grid.merge({ top: top ?? 0, left: left ?? 0, bottom: bottom ?? 0, right: right ?? 0 });
    } else {
      const record = cellRecord(type, data, column + 1);
      if (record === undefined) continue;
      column = record.column;
      grid.put(row, column, readCell(record, context));
    }
  }
  return grid;
}

/** A cell's record starts with its column and style; the short form leaves out the column, one on from the last. */
function cellRecord(type: number, data: DataView, next: number): CellRecord | undefined {
  const isShort = type >= RECORD.shortBlank && type <= RECORD.shortShared;
  const isFull = (type >= RECORD.cellBlank && type <= RECORD.formulaError) || type === RECORD.cellRichText;
  const head = isShort ? 4 : 8;
  if (!(isShort || isFull) || data.byteLength < head) return undefined;
  return {
    type: isShort ? type - RECORD.shortBlank + RECORD.cellBlank : type,
    column: isShort ? next : data.getUint32(0, true),
    style: data.getUint32(head - 4, true) & 0xffffff,
    value: new DataView(data.buffer, data.byteOffset + head, data.byteLength - head),
  };
}

function readCell({ type, style, value }: CellRecord, context: XlsbContext): Cell | undefined {
  if (value.byteLength === 0) return undefined;
  const formula = type >= RECORD.formulaText && type <= RECORD.formulaError;
  if (type === RECORD.cellError || type === RECORD.formulaError)
    return errorCell(errorText(value.getUint8(0)), formula);
  if (type === RECORD.cellBool || type === RECORD.formulaBool) return booleanCell(value.getUint8(0) === 1, formula);
  if (type === RECORD.cellText || type === RECORD.formulaText) return textCell(wideText(value, 0).text, formula);
  if (type === RECORD.cellRichText) return textCell(wideText(value, 1).text);
  if (type === RECORD.cellShared) return sharedCell(value, context);
  const number = type === RECORD.cellBlank ? undefined : numberOf(type, value);
  if (number === undefined) return undefined;
  // Excel shows what is no number as this error, which is what it opens such a cell as.
  return Number.isFinite(number) ? context.styleOf(style).cell(number, formula) : errorCell("#NUM!", formula);
}

function numberOf(type: number, value: DataView): number | undefined {
  if (type === RECORD.cellRk) return value.byteLength >= 4 ? rkNumber(value.getInt32(0, true)) : undefined;
  return value.byteLength >= 8 ? value.getFloat64(0, true) : undefined;
}

function sharedCell(value: DataView, { strings }: XlsbContext): Cell | undefined {
  const index = value.byteLength >= 4 ? value.getUint32(0, true) : -1;
  if (!(index in strings)) throw damaged("xlsb", "a cell refers to a text that is not in the file");
  return strings[index];
}
