import { cellAddress } from "../decode/address.ts";
import type { Cell, Range, Sheet } from "../decode/workbook.ts";
import { cellText } from "./sheet-cells.ts";
import type { Statement } from "./table-match.ts";

/** A cell that holds text and is in no table. Zero-based. */
export interface OuterCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The cells of a sheet that hold something and are in none of the ranges, row by row. */
export function outerCells(sheet: Sheet, tables: readonly Range[]): OuterCell[] {
  return sheet.rows.flatMap((row, at) => {
    const over = tables.filter(({ top, bottom }) => at >= top && at <= bottom);
    return (row ?? []).flatMap((cell, column): OuterCell[] => {
      if (cell === undefined || over.some(({ left, right }) => column >= left && column <= right)) return [];
      const text = stated(cell);
      return text === "" ? [] : [{ sheet, row: at, column, text }];
    });
  });
}

/** What a cell states; a date as an ISO day, however it is shown. */
export function stated(cell: Cell | undefined): string {
  return cell?.kind === "date" ? String(cell.value).slice(0, 10) : cellText(cell);
}

export function statement({ sheet, row, column, text }: OuterCell): Statement {
  return { text, sheet: sheet.name, cell: cellAddress(row, column) };
}
