import type { BodyTable } from "./body-table.ts";
import { hasPence, isPlainNumber } from "./dated-money.ts";
import { rowCells } from "./row-cells.ts";
import { cellAt } from "./sheet-cells.ts";

/**
 * A row of a list in which texts happen to be headers: it has a day and a number as the last row has, or a number with pence or one
 * that is no year, and no words where those belong, which no header of another table would.
 */
export function isListed(table: BodyTable, row: number, body: readonly number[]): boolean {
  const last = body.at(-1);
  if (!table.isList) return false;
  const cells = rowCells(table, row);
  const before = last === undefined ? 0 : rowCells(table, last).numbers;
  if (cells.words > 0 || cells.numbers === 0 || cells.numbers < before) return false;
  return (
    cells.numbers > 1 ||
    table.others.some(({ index }) => [hasPence, isPlainNumber].some((is) => is(cellAt(table.sheet, row, index))))
  );
}
