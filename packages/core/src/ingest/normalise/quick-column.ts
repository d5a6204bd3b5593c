import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Column } from "../../collections/columns.ts";
import { type ColumnCells, columnsOf } from "../decode/column-cells.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";
import type { Value } from "./normalised.ts";
import { type QuickNumber, quickNumber } from "./quick-number.ts";
import { type CellReader, LONGEST_TEXT, type ReadingOptions } from "./read-cell.ts";
import { isTidy } from "./read-text.ts";

/**
 * Reads a cell as nearly all are written, in a tenth of the time. Undefined for any other: the column's own reader is then
 * to read it, and would read these alike, with nothing to be said of them.
 */
export interface QuickReader {
  (cell: Cell): bigint | string | undefined;
  /** The same of plain numbers, as `packNumber` packs them, where it reads those. */
  readonly plain?: QuickNumber["plain"];
}

/** The texts of a column that are remembered: of lists, days and councils there are few. */
const MOST_KNOWN = 4096;

/** The quick reader of a column that `read` reads with the same options. */
export function quickReader(column: Column, read: CellReader, options: ReadingOptions): QuickReader {
  const { collection, day, style = {} } = options;
  if (column.kind === "count" || column.kind === "amount" || column.kind === "rate") {
    return quickNumber(column, style, collection.markers);
  }
  if (column.kind === "text") return quickText(column.longest ?? LONGEST_TEXT);
  if (column.kind === "authority") return quickTexts((cell) => councilCode(String(cell.value), day));
  const known = quickTexts((cell) => plainText(read, cell));
  if (column.kind === "category") return known;
  const days = quickDays((cell) => plainText(read, cell));
  return (cell) => (cell.kind === "date" ? days(cell) : known(cell));
}

function councilCode(text: string, day: string): string | undefined {
  const resolution = resolveAuthority(text.trim(), day, { near: false });
  return resolution.kind === "found" ? resolution.authority.code : undefined;
}

/** The text that a cell is read as, where nothing is to be said of it. */
function plainText(read: CellReader, cell: Cell): string | undefined {
  const { value, status, fault, remark } = read(cell);
  const isPlain = status === null && fault === undefined && remark === undefined;
  return isPlain && typeof value === "string" ? value : undefined;
}

/** Tidy texts as they stand; one with a `#` may be an error. */
function quickText(most: number): QuickReader {
  return ({ kind, value }) =>
    kind === "text" && typeof value === "string" && value.length <= most && isTidy(value) && !value.includes("#")
      ? value
      : undefined;
}

function quickTexts(read: (cell: Cell) => string | undefined): QuickReader {
  const known = knownTexts(read);
  return (cell) => (cell.kind === "text" ? known(cell) : undefined);
}

function quickDays(read: (cell: Cell) => string | undefined): QuickReader {
  const known = knownTexts(read);
  return (cell) => (cell.kind === "date" ? known(cell) : undefined);
}

function knownTexts(read: (cell: Cell) => string | undefined): QuickReader {
  const known = new Map<Cell["value"], string>();
  return (cell) => {
    const before = known.get(cell.value);
    if (before !== undefined) return before;
    const fresh = read(cell);
    if (fresh !== undefined && known.size < MOST_KNOWN) known.set(cell.value, fresh);
    return fresh;
  };
}

/** Where the cells of a column are. */
interface Cells {
  readonly sheet: Sheet;
  readonly rows: readonly number[];
  readonly index: number;
}

/**
 * Reads the cells of a column into `values`, all that can be read quickly, and marks in `pending` the rows of others.
 * The same few cells often come again and again: cells alike may be one object.
 */
export function readQuickly(read: QuickReader, cells: Cells, values: Value["value"][], pending: Uint8Array): void {
  const column = columnsOf(cells.sheet.rows)?.[cells.index];
  if (column === undefined) readEach(read, cells, values, pending);
  else readOnce(read, { ...cells, column }, values, pending);
}

function readEach(
  read: QuickReader,
  { sheet, rows, index }: Cells,
  values: Value["value"][],
  pending: Uint8Array,
): void {
  let before: Cell | undefined;
  let known: bigint | string | undefined;
  for (let at = 0; at < rows.length; at += 1) {
    const cell = sheet.rows[rows[at] ?? 0]?.[index];
    if (cell === undefined) continue;
    if (cell !== before) known = read(cell);
    before = cell;
    if (known === undefined) pending[at] = 1;
    else values[at] = known;
  }
}

/** The same where it is known which cells are alike: each is read once, and of plain numbers none is looked at. */
function readOnce(
  read: QuickReader,
  { sheet, rows, index, column }: Cells & { readonly column: ColumnCells },
  values: Value["value"][],
  pending: Uint8Array,
): void {
  const { firsts, numbers } = column;
  const valueAt = (row: number) => {
    const number = numbers[row] ?? 0;
    if (number > 0 && read.plain !== undefined) return read.plain(number);
    const cell = sheet.rows[row]?.[index];
    return cell && read(cell);
  };
  /** By the first row that has a cell, where it was read, counted from 1. */
  const readAt = new Uint32Array(firsts.length + 1);
  for (let at = 0; at < rows.length; at += 1) {
    const first = firsts[rows[at] ?? 0] ?? 0;
    if (first === 0) continue;
    const known = readAt[first] ?? 0;
    const value = known > 0 ? values[known - 1] : valueAt(first - 1);
    if (value == null) pending[at] = 1;
    else {
      values[at] = value;
      readAt[first] = at + 1;
    }
  }
}
