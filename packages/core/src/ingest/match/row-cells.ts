import type { Cell } from "../decode/workbook.ts";
import type { BodyColumn, BodyTable } from "./body-table.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";

/** A number as text, with whatever stands round numbers: `£1,200`, `(616)`, `47.5%`, `1,234*`, `605 [r]`; no years, `2009-10`. */
const NUMERIC = /^(?!\d{4}\s?[-\u2013/]\s?\d{2,4}$)[^\p{L}]{0,4}\d[\d,.\s]*[^\p{L}]{0,4}(?:\[\p{L}{1,3}\])?$/u;

/** What a row says in a table's columns, as far as telling rows apart needs it. */
export interface RowCells {
  readonly row: number;
  /** Texts of the key columns, merged cells from above included; empty where blank. */
  readonly keys: readonly { readonly column: BodyColumn; readonly text: string }[];
  /** Cells that are not blank in key columns and the others. */
  readonly filledKeys: number;
  readonly filledOthers: number;
  /** Of the columns that hold numbers, those where one stands. */
  readonly numbers: number;
  /** True where every number is nought, as formulas leave it in rows nobody filled in. */
  readonly isNought: boolean;
  /** Cells that are not blank in columns of numbers and dates, and do not look like numbers. */
  readonly words: number;
}

export function rowCells({ sheet, keys, others }: BodyTable, row: number): RowCells {
  const keyTexts = keys.map((column) => ({ column, text: keyText(sheet, row, column) }));
  const filled = others.flatMap((column) => {
    const cell = cellAt(sheet, row, column.index);
    return cell === undefined || isBlank(cell) ? [] : [{ column, cell }];
  });
  const measured = filled.filter(({ column }) => isMeasure(column));
  const numeric = measured.filter(({ column, cell }) => looksNumeric(cell, column));
  const numbers = numeric.length;
  return {
    row,
    keys: keyTexts,
    filledKeys: keyTexts.filter(({ text }) => text !== "").length,
    filledOthers: filled.length,
    numbers,
    isNought: numeric.every(({ cell }) => !/[1-9]/.test(String(cell.value))),
    words: measured.length - numbers,
  };
}

function keyText(sheet: BodyTable["sheet"], row: number, { index, merged }: BodyColumn): string {
  const own = cellText(cellAt(sheet, row, index));
  const above = own === "" ? merged.get(row) : undefined;
  return above === undefined ? own : cellText(cellAt(sheet, above.row, above.column));
}

function isMeasure({ kind }: BodyColumn): boolean {
  return kind !== "text" && kind !== "category" && kind !== "authority";
}

function looksNumeric(cell: Cell, { kind }: BodyColumn): boolean {
  if (cell.kind === "number" || cell.kind === "date") return true;
  if (kind === "date" || kind === "month") return /\d/.test(cell.shown);
  return cell.kind === "text" && String(cell.value).length < 40 && NUMERIC.test(String(cell.value).trim());
}
