import type { BodyTable } from "./body-table.ts";
import { rowCells, saysNotYet } from "./row-cells.ts";
import { cellText } from "./sheet-cells.ts";

/** With fewer columns of numbers and days, words in all of them may be of a row that is spoilt. */
const FEWEST_MEASURED = 2;
const DIGIT = /\d/;
const WORD = /\p{L}{3}/u;

/**
 * True where the first row below a header says the same in another language, or what to enter: words in every column, also where
 * numbers and days belong, no digit and no marker, and below it a row with numbers and days.
 */
export function hasHeaderBelow(table: BodyTable): boolean {
  const { sheet, isList, others, top, context } = table;
  const measured = others.filter(({ kind }) => kind !== "text" && kind !== "category");
  const [own, next] = [rowCells(table, top), rowCells(table, top + 1)];
  const isKnown = own.keys.some(({ column, text }) => text !== "" && column.isValid(text));
  if (measured.length < FEWEST_MEASURED || (!isList && (own.filledKeys === 0 || isKnown))) return false;
  if (own.words < measured.length || next.words > 0 || next.numbers < measured.length) return false;
  const markers = context.collection.markers ?? {};
  const isHeader = (text: string) =>
    WORD.test(text) && !DIGIT.test(text) && !saysNotYet(text) && markers[text.toLowerCase()] === undefined;
  const texts = table.columns.filter(({ isKey }) => !isKey).map(({ index }) => cellText(sheet.rows[top]?.[index]));
  return texts.every(isHeader);
}
