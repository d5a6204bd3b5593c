import { FORM } from "../decode/column-cells.ts";
import type { Cell } from "../decode/workbook.ts";
import { readNumberText } from "../normalise/read-number-text.ts";
import { readShortNumber } from "../normalise/short-number.ts";
import type { BodyColumn, BodyTable } from "./body-table.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";

/** A number as text, with whatever stands round numbers: `£1,200`, `(616)`, `47.5%`, `1,234*`, `605 [r]`; no years, `2009-10`. */
const NUMERIC =
  /^(?!\d{4}\s?[-\u2013/]\s?\d{2,4}$)(?:\u00c2(?=\u00a3))?[^\p{L}]{0,4}\d[\d,.\s]*[^\p{L}]{0,4}(?:\[\p{L}{1,3}\])?$/u;

const WORD = /\p{L}{3}/u;
/** The words of days, whatever their form: also without a space before them, as in `03SEP2014`. */
const OF_DAYS =
  /jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|week|ending/gi;

const [POINT, NOUGHT, ONE, NINE] = [46, 48, 49, 57];

/** Digits and points alone, as nearly all numbers are written: a pattern takes ten times as long to say so. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== POINT && (code < NOUGHT || code > NINE)) return false;
  }
  return text.charCodeAt(0) >= NOUGHT;
}

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
  const cells = sheet.rows[row];
  const keyTexts = keys.map((column) => ({ column, text: keyText(sheet, row, column) }));
  let [filledKeys, filledOthers, numbers, words, isNought] = [0, 0, 0, 0, true];
  for (const { text } of keyTexts) if (text !== "") filledKeys += 1;
  for (const column of others) {
    const sign = signOf(cells?.[column.index], column);
    if (sign === SIGN.blank) continue;
    filledOthers += 1;
    if (sign === SIGN.word) words += 1;
    if (sign === SIGN.nought || sign === SIGN.number) numbers += 1;
    isNought &&= sign !== SIGN.number;
  }
  return { row, keys: keyTexts, filledKeys, filledOthers, numbers, isNought, words };
}

/** What stands in a row of data where a number or a day is not known, or not yet. */
const NOT_YET =
  /^(?:tb[acdn]|n\/?[ak]|pending|unknown|various|none|nil|missing|awaited|to (?:be|follow)\b.*|(?:awaiting|not|see)\b.*|no (?:amount|data|day|date|figure|information|invoice|value)\b.*|.*\b(?:withheld|redacted)\b.*)$/i;

/** True for a text in the place of a number or a day that no header would say: `TBC`, `see note 3`. */
export function saysNotYet(text: string): boolean {
  return NOT_YET.test(text);
}

/** True where a marker stands for a number or a day of the row, `redacted`, or an error, or a word that it is not known. */
export function hasMarker({ sheet, others, context }: BodyTable, row: number): boolean {
  const markers = context.collection.markers ?? {};
  return others.some((column) => {
    const cell = isMeasure(column) ? cellAt(sheet, row, column.index) : undefined;
    const text = cellText(cell).toLowerCase();
    return (
      text !== "" &&
      (cell?.kind === "error" || /^#[a-z]/.test(text) || saysNotYet(text) || Object.hasOwn(markers, text))
    );
  });
}

/** What a cell counts as in its row: a word stands where a number or a date would. */
export const SIGN = { blank: 0, filled: 1, word: 2, nought: 3, number: 4 } as const;

export type Sign = (typeof SIGN)[keyof typeof SIGN];

/** What a cell of a column that is no key counts as. */
export function signOf(cell: Cell | undefined, column: BodyColumn): Sign {
  if (cell === undefined || isBlank(cell)) return SIGN.blank;
  if (!isMeasure(column)) return SIGN.filled;
  if (!looksNumeric(cell, column)) return SIGN.word;
  const isNought = typeof cell.value === "number" ? cell.value === 0 : !hasDigit(String(cell.value), ONE);
  return isNought ? SIGN.nought : SIGN.number;
}

/** What a plain number counts as there (see `FORM`). */
export function plainSign(form: number, column: BodyColumn): Sign {
  if (!isMeasure(column)) return SIGN.filled;
  return form === FORM.nought ? SIGN.nought : SIGN.number;
}

/** True where a digit stands in a text that is at least so great. */
function hasDigit(text: string, least: number): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= least && code <= NINE) return true;
  }
  return false;
}

function keyText(sheet: BodyTable["sheet"], row: number, { index, merged }: BodyColumn): string {
  const own = cellText(cellAt(sheet, row, index));
  const above = own === "" ? merged.get(row) : undefined;
  return above === undefined ? own : cellText(cellAt(sheet, above.row, above.column));
}

function isMeasure({ kind }: BodyColumn): boolean {
  return kind !== "text" && kind !== "category" && kind !== "authority";
}

/** False for words with a digit among them, such as `Page 2`, notes that are numbered and `Run on 2 October 2014`, which no day is. */
function maySayDay({ shown }: Cell): boolean {
  return !WORD.test(shown) || !WORD.test(shown.replace(OF_DAYS, ""));
}

/** A number with words of its own: `6,163.43 CR`, `GBP 12`, `5k`. */
function isWritten(text: string): boolean {
  return hasDigit(text, NOUGHT) && (readNumberText(text) ?? readShortNumber(text)) !== undefined;
}

function looksNumeric(cell: Cell, { kind }: BodyColumn): boolean {
  if (cell.kind === "number" || cell.kind === "date") return true;
  if (kind === "date" || kind === "month") return hasDigit(cell.shown, NOUGHT) && (kind === "month" || maySayDay(cell));
  if (cell.kind !== "text") return false;
  const text = String(cell.value);
  return text.length < 40 && (isPlain(text) || NUMERIC.test(text.trim()) || isWritten(text));
}
