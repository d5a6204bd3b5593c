import type { Cell, Sheet } from "../decode/workbook.ts";

/** A day in digits, or with the name of its month. */
const DAY = /^\s*(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-/. ][a-z]{3,9}[-/. ]\d{2,4})(?:\s|T|$)/i;
const PENCE = /^[^\p{L}]*\d\.\d{2}[^\p{L}\d]*(?:CR|DR)?$/iu;
const LONGEST = 40;

/** True for a number that is not whole, or is written with pence: money below a header, and no name of a column. */
export function hasPence(cell: Cell | undefined): boolean {
  if (cell?.kind === "number") return typeof cell.value === "number" && !Number.isInteger(cell.value);
  return cell?.kind === "text" && cell.shown.length <= LONGEST && PENCE.test(cell.shown);
}

/** True for a row with a day and money with pence: a payment, whatever else it says. */
export function isDatedMoney(sheet: Sheet, row: number): boolean {
  const cells = sheet.rows[row] ?? [];
  return cells.some(hasPence) && cells.some(isDay);
}

function isDay(cell: Cell | undefined): boolean {
  if (cell?.kind === "date") return true;
  return cell?.kind === "text" && cell.shown.length <= LONGEST && DAY.test(cell.shown);
}
