import type { Cell, Sheet } from "../decode/workbook.ts";
import { readNumberText } from "../normalise/read-number-text.ts";

/** A day in digits, or with the name of its month. */
const DAY = /^\s*(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-/. ][a-z]{3,9}[-/. ]\d{2,4})(?:\s|T|$)/i;
const PENCE = /^[^\p{L}]*\d\.\d{2}[^\p{L}\d]*(?:CR|DR)?$/iu;
const LONGEST = 40;
const [FIRST_YEAR, LAST_YEAR] = [1990, 2039];
const LEAST = 100;

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

/** True for a row with a number that names no column. */
export function hasPlainNumber(sheet: Sheet, row: number): boolean {
  return (sheet.rows[row] ?? []).some(isPlainNumber);
}

/** True for a number that is neither a year nor as small as what counts columns. */
export function isPlainNumber(cell: Cell | undefined): boolean {
  const isRead = cell?.kind === "text" && cell.shown.length <= LONGEST;
  const read = isRead ? readNumberText(cell.shown) : cell?.kind === "number" ? String(cell.value) : undefined;
  const number = Number(read ?? 0);
  const isYear = Number.isInteger(number) && number >= FIRST_YEAR && number <= LAST_YEAR;
  return Math.abs(number) >= LEAST && !isYear;
}

function isDay(cell: Cell | undefined): boolean {
  if (cell?.kind === "date") return true;
  return cell?.kind === "text" && cell.shown.length <= LONGEST && DAY.test(cell.shown);
}
