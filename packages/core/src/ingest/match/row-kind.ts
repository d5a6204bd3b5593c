import type { Sheet } from "../decode/workbook.ts";
import type { BodyColumn, BodyTable } from "./body-table.ts";
import { foldedEdges, squashText } from "./fold-text.ts";
import { isUnitOnly } from "./header-unit.ts";
import { isBalanceText } from "./list-statements.ts";
import type { RowCells } from "./row-cells.ts";
import { isDated, rowLabels } from "./row-labels.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { endsAsTotal, isCarriedText, isSummaryKey, isTotalKey, isTotalText, maySayTotal } from "./total-words.ts";
import { isWiderArea } from "./wider-area.ts";

/**
 * What a row below a header is. `header`: units, codes, or the header again; `doubtful`: data, unless its
 * numbers are the sums of the rows above; `called total`: the same, and its one text says that it is one; `named`: a payment by its one text or its
 * day, unless its numbers are the sums of many rows; `other`: headings, notes and summaries, which hold no data.
 */
export type RowKind = "blank" | "header" | "total" | "body" | SumKind | "other";

/** Kinds of rows that are data, unless their numbers are the sums of the rows above. */
export type SumKind = "doubtful" | "called total" | "named";

/** In fewer columns, numbers that count up may be data. */
const FEWEST_NUMBERED = 4;
/** Nothing, or that percentages follow. */
const SAYS_PERCENT = /^$|%|\bper ?cent(?:age)?\b/i;
const RULE = /^:?[-=_*~\u2010-\u2015\u2500\u2550]{3,}:?$/;
/** Longer texts are prose. */
export const LONGEST_KEY = 150;

export function rowKind(table: BodyTable, cells: RowCells): RowKind {
  if (cells.filledKeys + cells.filledOthers === 0) return someOuter(table, cells, () => true) ? "other" : "blank";
  if (isHeaderAgain(table, cells) || isRule(table, cells)) return "header";
  if (isTotal(table, cells)) return "total";
  if (isOfPercentages(table, cells)) return "other";
  return isKeyed(table, cells) ? keyedKind(cells) : plainKind(table, cells);
}

/** A line drawn with signs under a header or over a total: three of them at least in each cell that holds anything. */
function isRule({ sheet, columns }: BodyTable, { row }: RowCells): boolean {
  return columns.every(({ index }) => {
    const text = cellText(cellAt(sheet, row, index));
    return text === "" || RULE.test(text);
  });
}

/** Percentages alone, in columns of other numbers, beside a key that is blank or says so: what the row above it is of something. */
function isOfPercentages({ sheet, isList, others }: BodyTable, { row, keys, numbers }: RowCells): boolean {
  if (isList || numbers === 0 || keys.length === 0) return false;
  const isKnown = ({ column, text }: RowCells["keys"][number]) => text !== "" && column.isValid(text);
  if (keys.every(isKnown) || !keys.every((key) => isKnown(key) || SAYS_PERCENT.test(key.text))) return false;
  const shown = others.flatMap(({ kind, index }) => {
    const text = kind === "count" || kind === "amount" ? cellText(cellAt(sheet, row, index)) : "";
    return text === "" ? [] : [text];
  });
  return shown.length > 0 && shown.every((text) => text.endsWith("%")) && others.every(({ kind }) => kind !== "rate");
}

/** A key that may be left out and says what it should, such as the council on each row of its list, tells no row from a total. */
function isKeyed({ keys }: BodyTable, cells: RowCells): boolean {
  if (keys.some(({ mayBeBlank }) => !mayBeBlank)) return true;
  return cells.filledKeys > 0 && !(cells.numbers > 0 && saysKnown(cells));
}

/** True where every key that is there is one, and none is a text of any kind. */
function saysKnown({ keys }: RowCells): boolean {
  return keys.every(({ column, text }) => text === "" || (column.kind !== "text" && column.isValid(text)));
}

/** True where one of the texts of a row that stand where no number column is is such a text. */
function someOuter({ sheet, outer }: BodyTable, { row }: RowCells, isSuch: (text: string) => boolean): boolean {
  const cells = sheet.rows[row];
  if (cells === undefined) return false;
  return outer.some((index) => {
    const cell = cells[index];
    const text = cell?.kind === "text" ? cellText(cell) : "";
    return text !== "" && isSuch(text);
  });
}

/** `Total`, or as spreadsheet programs call the total of a day: `01/09/2014 Total`. */
function isTotalOfDay(text: string): boolean {
  return maySayTotal(text) && (isTotalText(text) || endsAsTotal(text));
}

/** `Highways Total` below `Highways`, as spreadsheet programs write it; a note or a blank row may stand between. */
function isTotalOfAbove({ sheet, outer }: BodyTable, row: number): boolean {
  return outer.some((index) => {
    const text = cellText(cellAt(sheet, row, index));
    if (!maySayTotal(text)) return false;
    const above = [1, 2, 3].map((step) => cellText(cellAt(sheet, row - step, index)));
    return above.some((name) => name !== "" && squashText(text) === squashText(`${name} total`));
  });
}

/** `Total`, `Highways Total`, or what an account held. */
function saysSum(text: string): boolean {
  return isTotalOfDay(text) || isBalanceText(text);
}

/** The same of those that stand where a day would. */
function someDay({ sheet, others }: BodyTable, { row }: RowCells, isSuch: (text: string) => boolean): boolean {
  const cells = sheet.rows[row];
  return others.some(({ kind, index }) => {
    const cell = kind === "date" || kind === "month" ? cells?.[index] : undefined;
    return cell?.kind === "text" && isSuch(cellText(cell));
  });
}

/** Units, item codes, column numbers, or the header once more: every cell there is one of them. */
function isHeaderAgain({ sheet, columns }: BodyTable, { row }: RowCells): boolean {
  let [filled, units, repeats] = [0, true, true];
  for (const column of columns) {
    const cell = cellAt(sheet, row, column.index);
    const text = cellText(cell);
    if (text === "") continue;
    filled += 1;
    units &&= isUnitOnly(text);
    repeats &&= repeatsHeader(column, text);
    if (!units && !repeats && !/^\d{1,3}$/.test(text)) return false;
  }
  return (filled > 0 && units) || (filled > 1 && repeats) || areColumnNumbers(sheet, row, columns);
}

function repeatsHeader({ headers, headerEdges }: BodyColumn, text: string): boolean {
  const edges = foldedEdges(text);
  return (edges === undefined || headerEdges.has(edges)) && headers.has(squashText(text));
}

/** `1`, `2`, `3`, `4` from left to right, in every column. */
function areColumnNumbers(sheet: Sheet, row: number, columns: readonly BodyColumn[]): boolean {
  if (columns.length < FEWEST_NUMBERED) return false;
  const ordered = columns.toSorted((a, b) => a.index - b.index);
  const numbers = ordered.map(({ index }) => Number(cellText(cellAt(sheet, row, index)) || Number.NaN));
  const [first = 0] = numbers;
  return first >= 1 && first <= 3 && numbers.every((number, place) => number === first + place);
}

function isTotal(table: BodyTable, cells: RowCells): boolean {
  const { keys, others } = table;
  if (cells.filledOthers === 0) return false;
  if (cells.keys.some(({ column, text }) => text !== "" && isTotalOf(column.kind, text, column.isValid))) return true;
  const isKnown = cells.keys.some(({ column, text }) => text !== "" && column.kind !== "text" && column.isValid(text));
  if (isKnown && isKeyed(table, cells)) return false;
  if (!isKnown && keys.some(({ kind }) => kind === "authority") && someOuter(table, cells, isWiderArea)) return true;
  const saysTotal = someOuter(table, cells, isTotalText) || someDay(table, cells, isTotalOfDay);
  if (keys.length > 0 && !isKnown) return saysTotal;
  const dated = others.some(({ kind }) => kind === "date" || kind === "month");
  return saysTotal && cells.filledOthers - cells.numbers <= 1 && !(dated && cells.numbers > 1);
}

function isTotalOf(kind: string, text: string, isValid: (text: string) => boolean): boolean {
  if (kind === "authority") return isWiderArea(text) || (!isValid(text) && isTotalKey(text));
  if (kind === "category") return !isValid(text) && isTotalKey(text);
  return isTotalText(text);
}

function keyedKind({ keys, filledKeys, filledOthers, numbers, isNought }: RowCells): RowKind {
  const valid = keys.filter(({ column, text }) => text !== "" && column.isValid(text)).length;
  const checked = keys.some(({ column }) => column.kind !== "text");
  if (checked && keys.some(({ column, text }) => text !== "" && !column.isValid(text) && isSummaryKey(text))) {
    return "other";
  }
  if (checked && filledKeys === keys.length && valid === keys.length) return "body";
  // Noughts alone are formulas waiting for a row; words beside them are somebody's.
  if (filledKeys === 0) return numbers > 0 && (!isNought || filledOthers > numbers) ? "doubtful" : "other";
  if (filledOthers === 0 || keys.some(({ text }) => text.length > LONGEST_KEY)) {
    return numbers > 0 ? "body" : "other";
  }
  return checked && valid === 0 ? "doubtful" : "body";
}

function plainKind(table: BodyTable, cells: RowCells): RowKind {
  const { filledOthers, numbers } = cells;
  if (numbers > 0) return sumKind(table, cells) ?? "body";
  return filledOthers > 1 || table.columns.length === 1 ? "body" : "other";
}

/**
 * A row of numbers without a day and with one text at most, or with a day and one that says total or balance, may be the sum of
 * those above.
 */
function sumKind(table: BodyTable, cells: RowCells): SumKind | undefined {
  const labels = rowLabels(table, cells.row);
  const [label] = labels;
  if (isDated(table, cells.row) || labels.length > 1) {
    if (someDay(table, cells, isCarriedText) || someOuter(table, cells, isCarriedText)) return "called total";
    if (isTotalOfAbove(table, cells.row)) return "called total";
    if (labels.length === 1 && isTotalText(label ?? "")) return "doubtful";
    return someOuter(table, cells, saysSum) ? "named" : undefined;
  }
  if (label !== undefined && endsAsTotal(label)) return "called total";
  return label === undefined || isTotalKey(label) ? "doubtful" : "named";
}
