import { cellAddress } from "../decode/address.ts";
import type { Cell, Range, Sheet } from "../decode/workbook.ts";
import { cellText } from "./sheet-cells.ts";
import type { Statement } from "./table-match.ts";

/** A cell that is in no table and states something. Zero-based. */
export interface OuterCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * The cells of a sheet that are in none of the ranges and whose text states something, row by row. What states nothing
 * is not kept: a sheet may hold a million cells outside its tables.
 */
export function outerCells(sheet: Sheet, tables: readonly Range[], states: (text: string) => boolean): OuterCell[] {
  const found: OuterCell[] = [];
  for (const [row, cells] of sheet.rows.entries()) {
    if (cells === undefined) continue;
    const over = tables.filter(({ top, bottom }) => row >= top && row <= bottom);
    if (over.some(({ left, right }) => left === 0 && right >= cells.length - 1)) continue;
    for (const [column, cell] of cells.entries()) {
      if (cell === undefined || isBareNumber(cell)) continue;
      if (over.some(({ left, right }) => column >= left && column <= right)) continue;
      const text = stated(cell);
      if (states(text)) found.push({ sheet, row, column, text });
    }
  }
  return found;
}

/** It has no words in its format: nothing needs to be written out to know that it states nothing. */
function isBareNumber({ kind, format }: Cell): boolean {
  return kind === "number" && format === undefined;
}

/** What a cell states; a date as an ISO day, however it is shown. */
export function stated(cell: Cell | undefined): string {
  return cell?.kind === "date" ? String(cell.value).slice(0, 10) : cellText(cell);
}

export function statement({ sheet, row, column, text }: OuterCell): Statement {
  return { text, sheet: sheet.name, cell: cellAddress(row, column) };
}
