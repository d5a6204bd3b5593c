import { resolveAuthority } from "../../authorities/resolve.ts";
import { rangeAddress } from "../decode/address.ts";
import type { Range, Sheet } from "../decode/workbook.ts";
import { type ContentKind, contentKind, isData } from "./content-kind.ts";
import { filledColumns } from "./filled-columns.ts";
import { headerColumns } from "./header-columns.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";

/** A table as its layout shows it, without knowing what it should hold. */
export interface TableOutline {
  readonly range: string;
  /** Zero-based. */
  readonly headerRows: readonly number[];
  readonly columns: readonly { readonly cell: string; readonly header: string; readonly kind: ContentKind }[];
  readonly rows: number;
  /** What made these rows and columns look like a table. */
  readonly why: string;
}

/** Headers are stacked at most this high. */
const MOST_HEADER_ROWS = 5;
/** So many headings may stand between a header and the first row it heads. */
const MOST_HEADINGS = 2;
/** A header this wide is one though nothing is filled in below it. */
const WIDE = 20;
/** So many blank rows end a table. */
const BLANK_RUN = 25;
const COUNCIL_LABEL = /\b(?:council|authority|organisation|body|cassr)\b/i;
/** Councils of other days are known as such too. */
const ANY_DAY = "2010-03-31";
/** Rows looked at to see whether a column without a header holds anything. */
const SAMPLE = 50;

/**
 * The tables of a sheet by their layout alone: a row of words in two cells or more, over rows that hold numbers or
 * go on in the same columns. Tables may stand one under another or side by side. The first `most` at least. Linear in cells.
 */
export function findTables(sheet: Sheet, most = Number.POSITIVE_INFINITY): TableOutline[] {
  const tables: TableOutline[] = [];
  const widths = filledColumns(sheet);
  for (let row = 0; row < sheet.rows.length && tables.length < most; row += 1) {
    if (!isHeader(sheet, widths, row)) continue;
    const body = bodyOf(sheet, widths, row);
    const top = topOf(sheet, widths, row);
    const parts = sideBySide(sheet, widths[row] ?? [], body);
    const found = parts.map((columns) => outline(sheet, widths, { top, bottom: row, columns, body }));
    tables.push(...found.filter(({ rows, columns }) => rows > 0 || columns.length >= WIDE));
    row = Math.max(row, body.at(-1) ?? row);
  }
  return tables;
}

/** Words in two cells or more, none of them data, and below them data, or words in the same columns twice running. */
function isHeader(sheet: Sheet, widths: readonly (readonly number[])[], row: number): boolean {
  const own = heldColumns(sheet, row, widths);
  if (own.length < 2 || isMostlyData(sheet, row, own) || isAnswer(sheet, row, own)) return false;
  if (own.length > 2 && headsGroups(sheet, widths, row, own)) return true;
  const next = nextFilled(widths, row);
  // A question's number merged down beside the lines of its form is no column.
  const filledIn = (below: number) => (own.length > 2 ? (widths[below] ?? []) : heldColumns(sheet, below, widths));
  const below = next === undefined ? [] : filledIn(next);
  if (next === undefined || own.filter((index) => below.includes(index)).length < 2) return false;
  if (hasData(sheet, next, below)) return true;
  const after = nextFilled(widths, next);
  const third = after === undefined ? [] : filledIn(after);
  const shared = own.filter((index) => third.includes(index)).length;
  const isNarrower = below.length <= own.length && third.length <= own.length;
  return isNarrower && shared > 1 && !hasData(sheet, after ?? next, third);
}

/** Data in the row's columns, below no more than the headings of a first group, each alone in its row. */
function headsGroups(sheet: Sheet, widths: readonly (readonly number[])[], row: number, own: readonly number[]) {
  let below = nextFilled(widths, row);
  for (let headings = 0; headings < MOST_HEADINGS && below !== undefined; headings += 1) {
    const held = heldColumns(sheet, below, widths);
    if (held.length !== 1 || hasData(sheet, below, held)) break;
    below = nextFilled(widths, below);
  }
  if (below === undefined) return false;
  const filled = widths[below] ?? [];
  return own.filter((index) => filled.includes(index)).length > 1 && hasData(sheet, below, filled);
}

/** A label with its answer: `Council | Cumbria`, `Contact: | A. Name`. */
function isAnswer(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  const [label = "", answer = "", ...more] = columns.map((index) => cellText(cellAt(sheet, row, index)));
  if (more.length > 0) return false;
  return label.endsWith(":") || (COUNCIL_LABEL.test(label) && isCouncil(answer));
}

function isCouncil(text: string): boolean {
  return /\p{L}/u.test(text) && resolveAuthority(text, ANY_DAY, { near: false }).kind !== "unknown";
}

function hasData(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  return columns.some((index) => isData(cellAt(sheet, row, index)));
}

/** The columns in which a row itself holds something. */
function heldColumns(sheet: Sheet, row: number, widths: readonly (readonly number[])[]): number[] {
  return (widths[row] ?? []).filter((index) => !isBlank(cellAt(sheet, row, index)));
}

/** In a wide header a few columns may be named by numbers: `1`, `2`, `3` among a hundred questions. */
function isMostlyData(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  return columns.filter((index) => isData(cellAt(sheet, row, index))).length > columns.length / WIDE;
}

function nextFilled(widths: readonly (readonly number[])[], row: number): number | undefined {
  for (let next = row + 1; next < widths.length && next <= row + 3; next += 1) {
    if ((widths[next] ?? []).length > 0) return next;
  }
  return undefined;
}

/** Rows of the body: two filled cells at least, until a long blank run or, after a gap, the next header. */
function bodyOf(sheet: Sheet, widths: readonly (readonly number[])[], header: number): number[] {
  const body: number[] = [];
  let gap = 0;
  for (let row = header + 1; row < widths.length && gap < BLANK_RUN; row += 1) {
    const filled = (widths[row] ?? []).length;
    if (gap > 0 && body.length > 0 && isHeader(sheet, widths, row)) break;
    gap = filled === 0 ? gap + 1 : filled === 1 ? Math.max(gap, 1) : 0;
    if (filled > 1) body.push(row);
  }
  return body;
}

/** The first of the rows of words over a header, as far as they go on above it. */
function topOf(sheet: Sheet, widths: readonly (readonly number[])[], header: number): number {
  let top = header;
  for (let row = header - 1; row >= 0 && row > header - MOST_HEADER_ROWS; row -= 1) {
    const filled = widths[row] ?? [];
    if (filled.length === 0 && row === header - 1) continue;
    if (filled.length < 3 || hasData(sheet, row, filled)) break;
    top = row;
  }
  return top;
}

/** Parts of a header with columns between them in which nothing stands. */
function sideBySide(sheet: Sheet, filled: readonly number[], body: readonly number[]): number[][] {
  const holds = (index: number) => body.slice(0, SAMPLE).some((row) => !isBlank(cellAt(sheet, row, index)));
  const headers = new Set(filled);
  const first = Math.min(...filled);
  const last = Math.max(...filled);
  const start = first > 0 && holds(first - 1) ? first - 1 : first;
  const parts: number[][] = [[]];
  for (let index = start; index <= last; index += 1) {
    if (headers.has(index) || holds(index)) parts.at(-1)?.push(index);
    else if ((parts.at(-1)?.length ?? 0) > 0) parts.push([]);
  }
  return withLone(parts).filter((part) => part.length > 1);
}

/** A column by itself beside a gap of one belongs to the part on its left: the cell before it is merged, or a margin. */
function withLone(parts: readonly number[][]): number[][] {
  const joined: number[][] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isNear = part.length === 1 && last !== undefined && (part[0] ?? 0) - (last.at(-1) ?? 0) === 2;
    if (isNear) last.push(...part);
    else joined.push([...part]);
  }
  return joined;
}

interface Part {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly number[];
  readonly body: readonly number[];
}

function outline(
  sheet: Sheet,
  widths: readonly (readonly number[])[],
  { top, bottom, columns, body }: Part,
): TableOutline {
  const own = new Set(columns);
  const rows = body.filter((row) => (widths[row] ?? []).filter((index) => own.has(index)).length > 1);
  const headers = new Map(headerColumns(sheet, { top, bottom, codeRows: [] }).map((one) => [one.index, one] as const));
  const left = Math.min(...columns);
  const range: Range = { top, left, bottom: rows.at(-1) ?? bottom, right: Math.max(...columns) };
  const described = columns.map((index) => ({
    cell: headers.get(index)?.cell ?? rangeAddress({ top: bottom, left: index, bottom, right: index }),
    header: headers.get(index)?.header ?? "",
    kind: contentKind(sheet, index, rows),
  }));
  const measured = described.filter(({ kind }) => kind !== "text" && kind !== "blank").length;
  const held = measured === 0 ? "words" : `numbers or dates in ${measured} of the columns`;
  const below = rows.length === 0 ? "nothing" : held;
  return {
    range: rangeAddress(range),
    headerRows: Array.from({ length: bottom - top + 1 }, (_, step) => top + step),
    columns: described,
    rows: rows.length,
    why: `row ${bottom + 1} has words in ${described.length} columns, with ${below} below`,
  };
}
