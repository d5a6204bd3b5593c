import type { Table } from "../../collections/define-collection.ts";
import type { Place } from "../../findings/finding.ts";
import { cellAddress } from "../decode/address.ts";
import type { Sheet } from "../decode/workbook.ts";
import { foldText } from "./fold-text.ts";
import { cellText, isBlank } from "./sheet-cells.ts";

/** Rows below a title in which its table would begin. */
const REACH = 12;

/** Where the title of a table stands, alone in a cell or as the name of a sheet, with something below it. */
export function findTitle({ title, titles = [] }: Table, sheets: readonly Sheet[]): Place | undefined {
  const names = new Set([title, ...titles].map(foldText));
  for (const sheet of sheets) {
    for (const [row, cells] of sheet.rows.entries()) {
      const column = cells?.findIndex((cell) => cell?.kind === "text" && names.has(foldText(cellText(cell)))) ?? -1;
      const below = sheet.rows.slice(row + 1, row + 1 + REACH);
      if (column >= 0 && below.some(holdsSomething)) return { sheet: sheet.name, cell: cellAddress(row, column) };
    }
  }
  const named = sheets.find(({ name, rows }) => names.has(foldText(name)) && rows.some(holdsSomething));
  return named === undefined ? undefined : { sheet: named.name };
}

function holdsSomething(row: Sheet["rows"][number]): boolean {
  return row?.some((cell) => !isBlank(cell)) ?? false;
}
