import { type Column, columnScale, type RateColumn, type TextColumn } from "../collections/columns.ts";
import type { Collection } from "../collections/define-collection.ts";
import { formatUnscaled } from "../exact/decimal.ts";
import { groupDigits } from "../exact/group-digits.ts";
import { namesOf } from "../findings/names.ts";
import { quote } from "../findings/quote.ts";
import { columnLimits } from "../ingest/validate/column-limits.ts";
import { expectedValue } from "../ingest/validate/expected-value.ts";
import { describeColumn } from "./describe-column.ts";
import type { EntryRule, EntryWords } from "./ooxml/book.ts";
import type { ListCells } from "./template-lists.ts";

/** What an entry rule is made from besides the column. */
export interface EntryContext {
  readonly collection: Collection;
  readonly cells: ListCells;
  /** The list of the column's values, where it is a category. */
  readonly list: string;
  /** The header the template carries. */
  readonly header: string;
  /** Address of the first cell it holds for. */
  readonly first: string;
}

type NumberColumn = Extract<Column, { readonly kind: "count" | "amount" | "rate" }>;

/** Dates up to here are years that were entered alone: 2014 is a day in July 1905. */
const LAST_YEAR = 2100;
/** Longer texts are cut, where a column says nothing else. */
const LONGEST_TEXT = 500;

/**
 * What may be entered in a column, and the words beside it. A rule stops only what the check would reject for certain;
 * where a check reads more than a spreadsheet program can be told (other spellings, codes of councils), it asks and lets
 * through.
 */
export function columnEntry(column: Column, context: EntryContext): Omit<EntryRule, "range"> {
  return { rule: ruleFor(column, context), strict: !isList(column), ...entryWords(column, context) };
}

function ruleFor(column: Column, { cells, list, first }: EntryContext): EntryRule["rule"] {
  if (column.kind === "authority") return { list: cells("councils") };
  if (column.kind === "category") return { list: cells(list) };
  if (column.kind === "text") return { formula: `LEN(TRIM(${first}))<=${longestText(column)}` };
  const hasDigit = `SUMPRODUCT(--ISNUMBER(FIND(${cells("digits")},${first})))>0`;
  if (column.kind === "date" || column.kind === "month") {
    return { formula: `IF(ISNUMBER(${first}),${first}>${LAST_YEAR},${hasDigit})` };
  }
  const isMarker = `SUMPRODUCT(--(${cells("markers")}=SUBSTITUTE(${first}," ","")))>0`;
  return { formula: `IF(ISNUMBER(${first}),${numberRule(column, first)},OR(${isMarker},${hasDigit}))` };
}

function numberRule(column: NumberColumn, cell: string): string {
  const { least, most } = entryLimits(column);
  const whole = column.kind === "count" ? `,ABS(${cell}-ROUND(${cell},0))<0.000000001` : "";
  return `AND(${cell}>=${least},${cell}<=${most}${whole})`;
}

/** An entry of 47.5% is kept as 0.475 and read as 47.5: a percentage may be a hundredth of its limits. */
function entryLimits(column: NumberColumn): { readonly least: string; readonly most: string } {
  const { least, most } = columnLimits(column);
  const scale = columnScale(column.kind) ?? 0;
  const lower = column.kind === "rate" && least > 0n ? least / 100n : least;
  const upper = column.kind === "rate" && most < 0n ? most / 100n : most;
  return { least: plainNumber(lower, scale), most: plainNumber(upper, scale) };
}

function plainNumber(value: bigint, scale: number): string {
  return formatUnscaled(value, scale).replace(/\.0*$|(?<=\.\d*[1-9])0+$/, "");
}

function entryWords(column: Column, { collection, header }: EntryContext): EntryWords {
  const { notKnown } = namesOf(collection);
  const isNumber = columnScale(column.kind) !== undefined;
  const orNotKnown = isNumber && notKnown !== undefined ? `, or ${quote(notKnown)} if it is not known` : "";
  return {
    title: header,
    prompt: isList(column) ? listPrompt(column) : `${describeColumn(column).replace(/\.$/, "")}${orNotKnown}.`,
    errorTitle: errorTitle(column),
    error: `Enter ${wanted(column)}${orNotKnown}.`,
  };
}

function listPrompt(column: Column): string {
  const mayBeEmpty = column.required === false || column.blank === true;
  return `${column.description} Choose from the list.${mayBeEmpty ? " May be left empty." : ""}`;
}

function errorTitle(column: Column): string {
  if (isList(column)) return "Not on the list";
  return column.kind === "text" ? "Too long" : `Not ${expectedValue(column)}`;
}

function wanted(column: Column): string {
  const expected = expectedValue(column);
  switch (column.kind) {
    case "category":
      return "one of the list: other words may not be understood when the return is checked";
    case "authority":
      return "a council from the list, or its code: other names may not be understood when the return is checked";
    case "text":
      return `at most ${longestText(column)} characters`;
    case "date":
      return `${expected}, such as 14/05/2010`;
    case "month":
      return `${expected} and its year, such as September 2014`;
    case "count":
      return `${expected}${column.most === undefined ? "" : `, at most ${groupDigits(String(column.most))}`}, such as 1250; 0 for none`;
    case "amount":
      return `${expected}, such as 1250.50; 0 for none`;
    case "rate":
      return `${expected}${rateRange(column)}, such as 47.5`;
  }
}

function rateRange({ least, most }: RateColumn): string {
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  if (least !== undefined) return `, at least ${least}`;
  return most === undefined ? "" : `, at most ${most}`;
}

function isList({ kind }: Column): boolean {
  return kind === "category" || kind === "authority";
}

function longestText({ longest }: TextColumn): number {
  return longest ?? LONGEST_TEXT;
}
