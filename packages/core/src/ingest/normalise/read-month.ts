import type { Cell } from "../decode/workbook.ts";
import { trimAll } from "../match/sheet-cells.ts";
import { fullYear, isoMonth, monthNumber } from "./calendar.ts";
import { type DateOrder, readDate } from "./read-date.ts";

/** The month of a longer text would not be all that it says. */
const LONGEST = 61;
const NAMED = /^(\p{L}{3,9})\.?[\s,'\u2019./-]*(\d{4}|\d{2})$/u;
const NAMED_BEHIND = /^(\d{4})[\s./-]+(\p{L}{3,9})$/u;
const ISO = /^(\d{4})[-/. ](\d{1,2})$/;
const NUMBERS = /^(\d{1,2})[-/. ](\d{4})$/;
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/;

/**
 * Reads a cell as an ISO month: `Sep 2014`, `September 2014`, `Sep-14`, `2014-09`, `09/2014`, or any date in the month.
 * Undefined where it is none.
 */
export function readMonth(cell: Cell, order: DateOrder): string | undefined {
  if (cell.kind === "boolean" || cell.kind === "error") return undefined;
  const text = trimAll(String(cell.value))
    .slice(0, LONGEST)
    .replace(/[\u2010-\u2015]/g, "-");
  return (cell.kind === "date" ? undefined : readMonthText(text)) ?? readDate(cell, order)?.slice(0, 7);
}

function readMonthText(text: string): string | undefined {
  const [, name, shortYear] = NAMED.exec(text) ?? [];
  if (name !== undefined && shortYear !== undefined) return ofMonth(fullYear(shortYear), monthNumber(name));
  const [, year, behind] = NAMED_BEHIND.exec(text) ?? [];
  if (year !== undefined && behind !== undefined) return ofMonth(Number(year), monthNumber(behind));
  const [, isoYear, isoNumber] = ISO.exec(text) ?? COMPACT.exec(text) ?? [];
  if (isoYear !== undefined) return isoMonth(Number(isoYear), Number(isoNumber));
  const [, number, lastYear] = NUMBERS.exec(text) ?? [];
  return lastYear === undefined ? undefined : isoMonth(Number(lastYear), Number(number));
}

function ofMonth(year: number, month: number | undefined): string | undefined {
  return month === undefined ? undefined : isoMonth(year, month);
}
