import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rangeAddress } from "../decode/address.ts";
import { readRange } from "../decode/read-address.ts";
import type { Cell, Range, Sheet } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import { isDatedMoney } from "./dated-money.ts";
import { findTables, type TableOutline } from "./find-tables.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { tableExtent } from "./place-extent.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import { sourceOf } from "./sheet-view.ts";
import { isTotalKey } from "./total-words.ts";

/** With fewer rows, a block may be a legend, a few totals or who signed. */
const FEWEST_ROWS = 3;
/** More than this many on one sheet are parts of a form. */
const MOST_BLOCKS = 5;
/** Where tables stand by the dozen, a list is not what the sheet is about. */
const MOST_LOOKED_AT = 50;

/**
 * Notes on the tables, by their layout alone, that stand beside, above or below one that was read on its sheet (`taken`), have numbers, and are
 * in no other finding: whoever sent the file may think that they were read. The sums of what was read are none.
 */
export function unreadBlocks(
  taken: readonly Candidate[],
  known: readonly Candidate[],
  found: readonly Finding[],
  { collection }: MatchContext,
): Finding[] {
  const bySheet = Map.groupBy(taken, ({ place }) => sourceOf(place.sheet));
  return [...bySheet].flatMap(([sheet, own]): Finding[] => {
    const there = known.filter(({ place }) => sourceOf(place.sheet) === sheet).map(tableExtent);
    const rest = sheet.visibility === "visible" ? without(sheet, there) : undefined;
    if (rest?.rows.some((row) => row?.some((cell) => !isBlank(cell))) !== true) return [];
    const said = found
      .filter(({ place }) => place.sheet === sheet.name)
      .map(({ place }) => readRange(place.cell ?? ""));
    const others = said.filter((one) => one !== undefined);
    const ranges = [...there, ...others];
    const sums = lazily(() => own.flatMap((one) => sumsOf(one, collection)));
    const outlines = findTables(rest, MOST_LOOKED_AT);
    if (outlines.length >= MOST_LOOKED_AT) return [];
    const blocks = outlines.filter((block) => isUnread(block, { sheet, ranges, sums }));
    const rows = others.filter(({ top, bottom }) => bottom > top);
    const headed = [...rows, ...outlines.flatMap(({ range }) => readRange(range) ?? [])];
    return [
      ...(blocks.length > MOST_BLOCKS ? [] : blocks.map((block) => noteOf(block, rest, there))),
      ...bareRows(
        rest,
        headed,
        (row) => isBeside(rest, there, row) || own.some((one) => isBelow(rest, one, row, collection)),
      ),
    ];
  });
}

function noteOf(block: TableOutline, rest: Sheet, tables: readonly Range[]): Finding {
  const extra = arePayments(block, rest, tables) ? ({ severity: "query" } as const) : {};
  return finding("block-not-read", { sheet: rest.name, cell: block.range }, { rows: block.rows }, extra);
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** True for a day and money beside the rows of a table: of a list that goes on in the next columns. */
function isBeside(rest: Sheet, tables: readonly Range[], row: number): boolean {
  return tables.some(({ top, bottom }) => row >= top && row <= bottom) && isDatedMoney(rest, row);
}

/** True for a name and money below a list, where it has them: of a list that broke off at a row nobody could read. */
function isBelow(rest: Sheet, one: Candidate, row: number, { tables }: Collection): boolean {
  const { table, sheet, edges } = one.place;
  const { columns = {}, keyless } = tables[table] ?? {};
  if (keyless !== true || sheet.origin !== undefined || row <= tableExtent(one).bottom) return false;
  return edges.every(({ column, header: { index } }) => {
    const asked = columns[column];
    const text = cellText(cellAt(rest, row, index));
    const isNumber = numberIn(rest, row, index) !== undefined;
    if (asked?.kind === "amount") return isNumber;
    return asked?.kind !== "text" || asked.names !== true || (text !== "" && !isNumber && !isTotalKey(text));
  });
}

/** Rows of payments that have no header at all. */
function bareRows(rest: Sheet, headed: readonly Range[], isPayment: (row: number) => boolean): Finding[] {
  const isHeaded = (row: number) => headed.some(({ top, bottom }) => row >= top && row <= bottom);
  const rows = [...rest.rows.keys()].filter((row) => rest.rows[row] !== undefined && !isHeaded(row) && isPayment(row));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || rows.length < FEWEST_ROWS) return [];
  let [left, right] = [Number.POSITIVE_INFINITY, 0];
  for (const row of rows) {
    const filled = [...(rest.rows[row] ?? []).entries()].flatMap(([index, cell]) => (isBlank(cell) ? [] : [index]));
    [left, right] = [Math.min(left, filled[0] ?? left), Math.max(right, filled.at(-1) ?? right)];
  }
  const cell = rangeAddress({ top: first, bottom: last, left, right });
  const facts = { rows: rows.length, isBare: true as const };
  return [finding("block-not-read", { sheet: rest.name, cell }, facts, { severity: "query" })];
}

/** True for rows with a day and money each that are not those of a table beside them, a blank column between. */
function arePayments({ range, rows }: TableOutline, rest: Sheet, tables: readonly Range[]): boolean {
  const { top, bottom } = readRange(range) ?? { top: 0, bottom: -1 };
  if (tables.some((one) => one.top <= top && one.bottom >= bottom && bottom - top >= one.bottom - one.top - 1)) {
    return false;
  }
  const dated = Array.from({ length: bottom - top }, (_, step) => isDatedMoney(rest, top + 1 + step)).filter(Boolean);
  return 2 * dated.length >= rows;
}

interface Known {
  readonly sheet: Sheet;
  readonly ranges: readonly Range[];
  readonly sums: () => readonly bigint[];
}

function isUnread(block: TableOutline, { sheet, ranges, sums }: Known): boolean {
  const range = readRange(block.range);
  const isMeasured = block.columns.some(({ kind }) => kind === "number" || kind === "money");
  if (range === undefined || block.rows < FEWEST_ROWS || !isMeasured) return false;
  if (ranges.some((other) => isOver(range, other))) return false;
  const columns = Array.from({ length: range.right - range.left + 1 }, (_, step) => range.left + step);
  const added = columns.map((column) => addUp(sheet, range, column));
  return !added.some(({ sum, last }) => sum !== 0n && (sums().includes(sum) || sums().includes(sum - last)));
}

function isOver(one: Range, other: Range): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

/** The sheet with the cells of its tables blanked. */
function without({ name, visibility, rows, merges }: Sheet, tables: readonly Range[]): Sheet {
  const left = Array.from(rows, (row, at) => {
    const here = tables.filter(({ top, bottom }) => at >= top && at <= bottom);
    return row === undefined || here.length === 0 ? row : outside(row, here);
  });
  return { name, visibility, rows: left, merges: merges.filter((merge) => !tables.some((one) => isOver(merge, one))) };
}

function outside(row: readonly (Cell | undefined)[], tables: readonly Range[]): (Cell | undefined)[] | undefined {
  const isOutside = (column: number) => tables.every(({ left, right }) => column < left || column > right);
  const [first, last] = [Math.min(...tables.map(({ left }) => left)), Math.max(...tables.map(({ right }) => right))];
  if (tables.length === 1 && first === 0 && row.length <= last + 1) return undefined;
  return row.map((cell, column) => (isOutside(column) ? cell : undefined));
}

/** What the columns of numbers of a table come to. */
function sumsOf({ place: { table, sheet, edges }, bodyRows }: Candidate, { tables }: Collection): bigint[] {
  return edges.flatMap(({ column, header: { index } }) => {
    const { kind } = tables[table]?.columns[column] ?? {};
    if (kind !== "amount" && kind !== "count") return [];
    const sum = bodyRows.reduce((total, row) => total + (numberIn(sheet, row, index) ?? 0n), 0n);
    return sum === 0n ? [] : [sum];
  });
}

function addUp(sheet: Sheet, { top, bottom }: Range, column: number): { readonly sum: bigint; readonly last: bigint } {
  let [sum, last] = [0n, 0n];
  for (let row = top; row <= bottom; row += 1) {
    const value = numberIn(sheet, row, column);
    if (value === undefined) continue;
    [sum, last] = [sum + value, value];
  }
  return { sum, last };
}
