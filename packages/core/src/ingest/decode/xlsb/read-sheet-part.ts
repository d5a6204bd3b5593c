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

/** A cell's record starts with its column and style. */
const HEAD = 8;

/** Reads the cells and merges of a worksheet part (MS-XLSB 2.1.7.61). */
export function readSheetPart(records: Iterable<XlsbRecord>, context: XlsbContext, budget: Budget): Grid {
  const grid = openGrid(budget);
  let row = 0;
  for (const { type, data } of records) {
    if (type === RECORD.rowHeader && data.byteLength >= 4) row = data.getUint32(0, true);
    else if (type === RECORD.mergeCell && data.byteLength >= 16) {
      const [top, bottom, left, right] = [0, 4, 8, 12].map((at) => data.getUint32(at, true));
      grid.merge({ top: top ?? 0, left: left ?? 0, bottom: bottom ?? 0, right: right ?? 0 });
    } else if (isCell(type) && data.byteLength > HEAD) {
      grid.put(row, data.getUint32(0, true), readCell(type, data, context));
    }
  }
  return grid;
}

function isCell(type: number): boolean {
  return (type >= RECORD.cellRk && type <= RECORD.formulaError) || type === RECORD.cellRichText;
}

function readCell(type: number, data: DataView, context: XlsbContext): Cell | undefined {
  const formula = type >= RECORD.formulaText && type <= RECORD.formulaError;
  if (type === RECORD.cellError || type === RECORD.formulaError)
    return errorCell(errorText(data.getUint8(HEAD)), formula);
  if (type === RECORD.cellBool || type === RECORD.formulaBool) return booleanCell(data.getUint8(HEAD) === 1, formula);
  if (type === RECORD.cellText || type === RECORD.formulaText) return textCell(wideText(data, HEAD).text, formula);
  if (type === RECORD.cellRichText) return textCell(wideText(data, HEAD + 1).text);
  if (type === RECORD.cellShared) return sharedCell(data, context);
  const value = numberOf(type, data);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const style = context.styleOf(data.getUint32(4, true) & 0xffffff);
  return style.cell(value, formula);
}

function numberOf(type: number, data: DataView): number | undefined {
  if (type === RECORD.cellRk) return data.byteLength >= HEAD + 4 ? rkNumber(data.getInt32(HEAD, true)) : undefined;
  return data.byteLength >= HEAD + 8 ? data.getFloat64(HEAD, true) : undefined;
}

function sharedCell(data: DataView, { strings }: XlsbContext): Cell | undefined {
  const index = data.byteLength >= HEAD + 4 ? data.getUint32(HEAD, true) : -1;
  if (!(index in strings)) throw damaged("xlsb", "a cell refers to a text that is not in the file");
  return strings[index];
}
