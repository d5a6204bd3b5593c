import { excelDate } from "../decode/excel-date.ts";
import type { Cell } from "../decode/workbook.ts";
import { trimAll } from "../match/sheet-cells.ts";
import { fullYear, isoDay, monthNumber } from "./calendar.ts";

/** Which of the two comes first in `03/04/2010`; `mixed` where a column has both and it cannot be told. */
export type DateOrder = "day-first" | "month-first" | "mixed";

const LONGEST = 60;
/** Signs without width, which programs put round days. */
const UNSEEN = /\p{Cf}+/gu;
const TIME = /[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z|(?:(?:gmt|utc)?\s*[+-]\d{2}:?\d{2}))?$/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i;
const NUMBERS = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/;
/** With spaces between, and the year in full: it is no number then. */
const SPACED = /^(\d{1,2}) (\d{1,2}) (\d{4})$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
/** No day can be read both so and with the year first. */
const YEAR_LAST = /^(\d{2})(\d{2})((?:19|20)\d{2})$/;
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?(\p{L}{3,9})\.?[\s,./-]*(\d{4}|\d{2})$/u;
const NAMED_YEAR_FIRST = /^(\d{4})[\s./-]+(\p{L}{3,9})\.?[\s./-]+(\d{1,2})$/u;
const NAMED_US = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
/** A time of day behind a serial has many digits, or few that are a quarter: two others are pence. */
const SERIAL = /^\d{5}(?:\.(?:0+|5|25|75|\d{3,}))?$/;
/** Days of other years are amounts that stand where a day would. */
const [FIRST_YEAR, LAST_YEAR] = ["1980", "2079"];

/**
 * Reads a cell as an ISO day: date cells, serials of the 1900 system, and text as people write it (`31/03/2010`,
 * `31.03.2010`, `31-Mar-10`, `31 March 2010`, `2010-03-31`), a time of day behind it left off. Undefined where
 * it is none, or no day of the calendar.
 */
export function readDate(cell: Cell, order: DateOrder): string | undefined {
  if (cell.kind === "boolean" || cell.kind === "error") return undefined;
  const text = trimAll(String(cell.value));
  if (text.length > LONGEST) return undefined;
  if (cell.kind === "number") return readCompact(text) ?? readSerial(text);
  return readDateText(text, order);
}

export function readDateText(text: string, order: DateOrder): string | undefined {
  const plain = plainDay(text)
    .replace(WEEKDAY, "")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  return readNumbers(plain, order) ?? readIso(plain) ?? readNamed(plain) ?? readCompact(plain) ?? readSerial(plain);
}

/** Without what programs put round days, and a time of day; eight digits with the year last, and those with spaces, as if signs stood between. */
function plainDay(text: string): string {
  const seen = text.normalize("NFKC").replace(UNSEEN, "").trim().replace(/^'/, "").replace(TIME, "");
  return seen.replace(YEAR_LAST, "$1/$2/$3").replace(SPACED, "$1/$2/$3");
}

/** One in so many dates the other way round is a slip, and not the way of the column. */
const SLIP = 10;
/** The days of a column are few, and come again and again. */
const MOST_KNOWN = 4096;

/**
 * For a column's texts, which part comes first: the month where some text shows it and none, or very few, show the
 * day. Where many show each, it is mixed: a date that could be either is then not read.
 */
export function dateOrder(texts: Iterable<string>): DateOrder {
  const known = new Map<string, DateOrder | "neither">();
  let [days, months] = [0, 0];
  for (const text of texts) {
    const before = known.get(text);
    const shown = before ?? shownOrder(text) ?? "neither";
    if (before === undefined && known.size < MOST_KNOWN) known.set(text, shown);
    if (shown === "day-first") days += 1;
    if (shown === "month-first") months += 1;
  }
  if (months * SLIP <= days) return "day-first";
  return days * SLIP <= months ? "month-first" : "mixed";
}

/** The first text that shows the month to come first. */
export function monthFirstShown(texts: Iterable<string>): string | undefined {
  for (const text of texts) if (shownOrder(text) === "month-first") return text;
  return undefined;
}

function shownOrder(text: string): DateOrder | undefined {
  if (text.length > LONGEST) return undefined;
  const [, first, , second] = NUMBERS.exec(plainDay(text)) ?? [];
  if (Number(first) > 12) return "day-first";
  return Number(second) > 12 ? "month-first" : undefined;
}

/** The two days that a text can be where nothing shows which part comes first; undefined for one that is clear. */
export function eitherDay(text: string): readonly [string, string] | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = plainDay(text);
  const [day, other] = [readNumbers(plain, "day-first"), readNumbers(plain, "month-first")];
  return day === undefined || other === undefined || day === other ? undefined : [day, other];
}

function readNumbers(text: string, order: DateOrder): string | undefined {
  const [, first = "", , second = "", year] = NUMBERS.exec(text) ?? [];
  if (year === undefined) return undefined;
  const dayFirst = order === "month-first" ? undefined : isoDay(fullYear(year), Number(second), Number(first));
  const monthFirst = order === "day-first" ? undefined : isoDay(fullYear(year), Number(first), Number(second));
  return dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst
    ? undefined
    : (dayFirst ?? monthFirst);
}

function readIso(text: string): string | undefined {
  const [, year, month, day] = ISO.exec(text) ?? [];
  return isoDay(Number(year), Number(month), Number(day));
}

function readNamed(text: string): string | undefined {
  const [, day, name = "", year] = NAMED.exec(text) ?? [];
  const [, nameUs = "", dayUs, yearUs] = NAMED_US.exec(text) ?? [];
  const [, yearFirst, nameLast = "", dayLast] = NAMED_YEAR_FIRST.exec(text) ?? [];
  const month = monthNumber(name || nameUs || nameLast);
  const full = year ?? yearUs ?? yearFirst ?? "";
  return month === undefined ? undefined : isoDay(fullYear(full), month, Number(day ?? dayUs ?? dayLast));
}

function readCompact(text: string): string | undefined {
  const [, year, month, day] = COMPACT.exec(text) ?? [];
  return isoDay(Number(year), Number(month), Number(day));
}

/** Five digits count days since 1900: 29221 is in 1980, 65745 in 2079. */
function readSerial(text: string): string | undefined {
  if (!SERIAL.test(text)) return undefined;
  const day = excelDate(Math.floor(Number(text)), false);
  return day === undefined || day.slice(0, 4) < FIRST_YEAR || day.slice(0, 4) > LAST_YEAR
    ? undefined
    : isoDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}
