import type { Collection, Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Sheet } from "../decode/workbook.ts";
import { authorityColumns } from "./authority-column.ts";
import { columnEdges } from "./column-edges.ts";
import { hasPlainNumber, isDatedMoney } from "./dated-money.ts";
import { squashText } from "./fold-text.ts";
import { type HeaderBlock, type HeaderColumn, headerColumns } from "./header-columns.ts";
import { foldCode } from "./header-index.ts";
import { hasCodesBelow, headerStacks, type StackOptions, wholeStack } from "./header-stack.ts";
import type { MatchContext } from "./match-context.ts";

/** Headers are stacked at most this high. */
const MOST_ROWS = 5;
/** Headers that make a row worth trying; more of them may be misspelt. */
const SIGNS = 2;
/** Rows tried as the lowest row of a header, a table and sheet, best first. */
const MOST_TRIED = 40;
const FEWEST_TRIED = 3;
const MOST_CELLS_TRIED = 10_000;
const WIDE = 250;
/** So many are tried because nothing like them stands above: texts below a header may be headers too, on every row. */
const FIRST_TRIED = 5;

/** Rows that may be the header of a table, with how much speaks for them. */
export interface ScoredBlock {
  readonly block: HeaderBlock;
  readonly headers: readonly HeaderColumn[];
  readonly score: number;
}

/** Columns that must be found for a place to be a table's: half of those required and two at least, or all. */
export function fewestColumns(table: Table): number {
  const required = Object.values(table.columns).filter((column) => column.required !== false).length;
  const all = required === 0 ? Object.keys(table.columns).length : required;
  return Math.min(all, Math.max(2, Math.ceil(all / 2)));
}

/**
 * The rows of a sheet that may be headers of a table, best first, none overlapping. `hits` counts the cells of each
 * row that may be headers of it; only rows with enough of them are looked at.
 */
export function headerBlocks(
  sheet: Sheet,
  tableId: string,
  hits: ReadonlyMap<number, number>,
  context: MatchContext,
): ScoredBlock[] {
  const table = context.collection.tables[tableId];
  if (table === undefined) return [];
  const byHeader = fewestColumns(table) - (authorityColumns(table).length > 0 ? 1 : 0);
  const fewest = Math.max(1, Math.min(SIGNS, byHeader));
  const of: For = { tableId, table, context, stack: stackOptions(table, context) };
  const possible = [...hits.keys()]
    .map((row) => ({ row, count: windowCount(row, hits) }))
    .filter(({ row, count }) => count >= fewest && !isDatedMoney(sheet, row) && !hasCodesBelow(sheet, row, of.stack));
  const all = table.keyless === true ? withoutPayments(sheet, possible, hits) : possible;
  const most = mostTried(sheet);
  const rows = new Set([
    ...all.toSorted((a, b) => b.count - a.count || a.row - b.row).slice(0, most),
    ...all.toSorted((a, b) => a.row - b.row).slice(0, Math.min(most, FIRST_TRIED)),
  ]);
  const scored = Array.from(rows, ({ row }) => bestBlock(sheet, row, of));
  const ordered = scored.sort((a, b) => b.score - a.score || a.block.top - b.block.top);
  return ordered.filter(({ block }, place) => !ordered.slice(0, place).some((better) => overlap(better.block, block)));
}

/**
 * The wider a sheet, the fewer of its rows are tried, so that the work stays in proportion to its cells; of very wide ones, such as
 * a long list turned over its diagonal, fewer still.
 */
function mostTried({ rows }: Sheet): number {
  const widest = rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 1);
  const most = Math.min(MOST_TRIED, Math.floor(MOST_CELLS_TRIED / widest));
  return Math.max(FEWEST_TRIED, Math.floor(most * Math.min(1, WIDE / widest)));
}

function windowCount(row: number, hits: ReadonlyMap<number, number>): number {
  let count = 0;
  for (let above = row; above > row - MOST_ROWS; above -= 1) count += hits.get(above) ?? 0;
  return count;
}

/**
 * Without rows that have a number besides, below one that has none and as many headers as a list needs: payments without a day and
 * without pence, the texts of which happen to be headers.
 */
function withoutPayments<T extends { readonly row: number }>(
  sheet: Sheet,
  rows: readonly T[],
  hits: ReadonlyMap<number, number>,
): readonly T[] {
  const isHeader = ({ row }: T) => (hits.get(row) ?? 0) >= SIGNS && !hasPlainNumber(sheet, row);
  const first = rows.reduce(
    (least, one) => (one.row < least && isHeader(one) ? one.row : least),
    Number.POSITIVE_INFINITY,
  );
  return rows.filter(({ row }) => row <= first || !hasPlainNumber(sheet, row));
}

function overlap(one: HeaderBlock, other: HeaderBlock): boolean {
  return one.top <= other.bottom && other.top <= one.bottom;
}

interface For {
  readonly tableId: string;
  readonly table: Table;
  readonly context: MatchContext;
  readonly stack: StackOptions;
}

function stackOptions(table: Table, { collection, authority: resolve }: MatchContext): StackOptions {
  const { codes, councils } = foldedHeaders(table);
  const isAnswer = (label: string, answer: string) => councils.has(label) && resolve(answer).kind !== "unknown";
  return { codes, labels: foldedLabels(collection), isAnswer };
}

/** The item codes of a table, and what its columns of councils are headed. */
const foldedHeaders = rememberBy((table: Table) => ({
  codes: new Set(Object.values(table.columns).flatMap(({ codes = [] }) => codes.map(foldCode))),
  councils: new Set(authorityColumns(table).flatMap((id) => (table.columns[id]?.headers ?? []).map(squashText))),
}));

const foldedLabels = rememberBy(({ labels: { authority = [], period = [] } = {} }: Collection) => {
  return new Set([...authority, ...period].map(squashText));
});

/** The least high stack of rows ending in this one that matches most, with the rows of words that go on above it. */
function bestBlock(sheet: Sheet, bottom: number, of: For): ScoredBlock {
  const stacks = headerStacks(sheet, bottom, of.stack);
  const [lowest, ...taller] = stacks;
  if (lowest === undefined) return { block: { top: bottom, bottom, codeRows: [] }, headers: [], score: 0 };
  const best = taller
    .map((block) => scoreBlock(sheet, block, of))
    .reduce((before, one) => (one.score > before.score + 1e-6 ? one : before), scoreBlock(sheet, lowest, of));
  const whole = wholeStack(sheet, stacks, best.block);
  if (whole === best.block) return best;
  const scored = scoreBlock(sheet, whole, of);
  return scored.score >= best.score ? scored : best;
}

function scoreBlock(sheet: Sheet, block: HeaderBlock, { tableId, table, context }: For): ScoredBlock {
  const headers = headerColumns(sheet, block);
  const best = new Map<string, number>();
  for (const { column, weight } of columnEdges(tableId, table, headers, context)) {
    best.set(column, Math.max(best.get(column) ?? 0, weight));
  }
  return { block, headers, score: best.values().reduce((sum, weight) => sum + weight, 0) };
}
