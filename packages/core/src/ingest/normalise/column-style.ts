import type { Column } from "../../collections/columns.ts";
import type { FindingFacts } from "../../findings/finding.ts";
import type { Cell } from "../decode/workbook.ts";
import { arePartsOfOne, commaShown, haveParts, type NumberStyle } from "./number-style.ts";
import { type DateOrder, dateOrder, monthFirstShown } from "./read-date.ts";
import { readNumberText } from "./read-number-text.ts";

/** What the cells of a column show together of how each is to be read. */
export interface ColumnStyle {
  readonly order: DateOrder;
  readonly style: NumberStyle;
  /** A cell that shows it, where the column is not read in the usual way. */
  readonly shown?: { readonly cell: Cell; readonly because: FindingFacts["read-as"]["because"] };
}

const USUAL: ColumnStyle = { order: "day-first", style: {} };

/** The cells of a column that hold something. Gone through one by one: the first few often show enough. */
export interface ColumnCells {
  readonly cells: () => Iterable<Cell>;
  /** But for whole numbers of which it is known that they are digits and nothing else. */
  readonly texts: () => Iterable<string>;
  /** How many of those there are. */
  readonly wholes: () => number;
}

/** Reads a column's cells together. `power` is what its header says its numbers are in, as a power of ten. */
export function columnStyle(column: Column, cells: ColumnCells, power = 0): ColumnStyle {
  if (column.kind === "date" || column.kind === "month") return dateStyle(cells);
  if (column.kind === "count" || column.kind === "amount") return numberStyle(cells, power);
  return column.kind === "rate" ? (partsOfOne(cells.cells()) ?? numberStyle(cells, power)) : USUAL;
}

function numberStyle({ texts, wholes }: ColumnCells, power: number): ColumnStyle {
  const text = commaShown(texts(), wholes);
  if (text === undefined) return power === 0 ? USUAL : { ...USUAL, style: { power } };
  return { ...USUAL, style: { power, isComma: true }, shown: { cell: textCell(text), because: "comma" } };
}

function partsOfOne(cells: Iterable<Cell>): ColumnStyle | undefined {
  const [numbers, bare]: [number[], number[]] = [[], []];
  let part: Cell | undefined;
  for (const cell of cells) {
    const percent = percentOf(cell);
    if (percent === undefined) continue;
    numbers.push(percent.number);
    if (percent.isBare) bare.push(percent.number);
    if (percent.number > 0 && percent.number < 1) part ??= cell;
  }
  if (haveParts(numbers)) return { ...USUAL, style: { isMixed: true } };
  if (bare.length < numbers.length || !arePartsOfOne(bare)) return undefined;
  const shown = part === undefined ? {} : { shown: { cell: part, because: "part of one" } as const };
  return { ...USUAL, style: { isPartOfOne: true }, ...shown };
}

function dateStyle({ texts }: ColumnCells): ColumnStyle {
  const order = dateOrder(texts());
  const text = order === "month-first" ? monthFirstShown(texts()) : undefined;
  return { ...USUAL, order, ...(text !== undefined && { shown: { cell: textCell(text), because: "month first" } }) };
}

function textCell(text: string): Cell {
  return { kind: "text", value: text, shown: text };
}

interface Percent {
  readonly number: number;
  /** True where the cell does not say itself that it is a percentage. */
  readonly isBare: boolean;
}

/** Digits with a point between them: what nearly all percentages are, told in a tenth of the time of a pattern. */
function isDigits(text: string): boolean {
  let points = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && at > 0 && at < text.length - 1) points += 1;
    else if (code < NOUGHT || code > NINE) return false;
  }
  return points <= 1 && text.length > 0 && text.length <= MOST_DIGITS && (text[0] !== "0" || text[1] === ".");
}

const [POINT, NOUGHT, NINE, MOST_DIGITS] = [46, 48, 57, 20];
const SIGN = /\s*(?:%|per ?cent)\s*$/i;

function percentOf({ kind, value, format }: Cell): Percent | undefined {
  if (kind === "number") {
    const isBare = format?.includes("%") !== true;
    return { number: Number(value) * (isBare ? 1 : 100), isBare };
  }
  if (kind !== "text") return undefined;
  const text = String(value);
  if (isDigits(text)) return { number: Number(text), isBare: true };
  const isBare = !SIGN.test(text);
  const plain = readNumberText(isBare ? text : text.replace(SIGN, ""));
  return plain === undefined ? undefined : { number: Number(plain), isBare };
}
