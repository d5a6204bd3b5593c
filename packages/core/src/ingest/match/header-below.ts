import type { BodyTable } from "./body-table.ts";
import { rowCells } from "./row-cells.ts";
import { cellText } from "./sheet-cells.ts";

/** With fewer columns of numbers and days, words in all of them may be of a row that is spoilt. */
const FEWEST_MEASURED = 2;
const DIGIT = /\d/;
const WORD = /\p{L}{3}/u;
/** What stands in a row of data where a number or a day is not there yet. */
const NOT_YET =
  /^(?:tb[acdn]|pending|unknown|various|none|nil|missing|awaited|(?:awaiting|not|see|no) .*|.*\b(?:withheld|redacted)\b.*)$/i;

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
    WORD.test(text) && !DIGIT.test(text) && !NOT_YET.test(text) && markers[text.toLowerCase()] === undefined;
  const texts = table.columns.filter(({ isKey }) => !isKey).map(({ index }) => cellText(sheet.rows[top]?.[index]));
  return texts.every(isHeader);
}
