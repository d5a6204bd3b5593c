import type { Table } from "../../collections/define-collection.ts";
import type { Sheet } from "../decode/workbook.ts";
import { authorityColumns } from "./authority-column.ts";
import { isCodeRow } from "./code-row.ts";
import { columnEdges } from "./column-edges.ts";
import { type HeaderBlock, type HeaderColumn, headerColumns } from "./header-columns.ts";
import { foldCode } from "./header-index.ts";
import type { MatchContext } from "./match-context.ts";
import { isBlank } from "./sheet-cells.ts";

/** Headers are stacked at most this high. */
const MOST_ROWS = 5;
/** Rows tried as the lowest row of a header, a table and sheet, best first. */
const MOST_TRIED = 40;

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
  const fewest = Math.max(1, fewestColumns(table) - (authorityColumns(table).length > 0 ? 1 : 0));
  const rows = [...hits.keys()]
    .map((row) => ({ row, count: windowCount(row, hits) }))
    .filter(({ count }) => count >= fewest)
    .sort((a, b) => b.count - a.count || a.row - b.row)
    .slice(0, MOST_TRIED);
  const scored = rows.map(({ row }) => bestBlock(sheet, row, { tableId, table, context }));
  const ordered = scored.sort((a, b) => b.score - a.score || a.block.top - b.block.top);
  return ordered.filter(({ block }, place) => !ordered.slice(0, place).some((better) => overlap(better.block, block)));
}

function windowCount(row: number, hits: ReadonlyMap<number, number>): number {
  let count = 0;
  for (let above = row; above > row - MOST_ROWS; above -= 1) count += hits.get(above) ?? 0;
  return count;
}

function overlap(one: HeaderBlock, other: HeaderBlock): boolean {
  return one.top <= other.bottom && other.top <= one.bottom;
}

interface For {
  readonly tableId: string;
  readonly table: Table;
  readonly context: MatchContext;
}

/** The least high stack of rows ending in this one that matches most. */
function bestBlock(sheet: Sheet, bottom: number, of: For): ScoredBlock {
  const codes = new Set(
    Object.values(of.table.columns).flatMap((column) => (column.codes ?? []).map((code) => foldCode(code))),
  );
  let best = scoreBlock(sheet, { top: bottom, bottom, codeRows: [] }, of);
  const codeRows: number[] = [];
  for (let top = bottom; top >= 0 && top > bottom - MOST_ROWS; top -= 1) {
    if (top < bottom - 1 && isBlankRow(sheet, top) && isBlankRow(sheet, top + 1)) break;
    if (isCodeRow(sheet.rows[top], codes)) codeRows.push(top);
    const scored = scoreBlock(sheet, { top, bottom, codeRows: [...codeRows] }, of);
    if (scored.score > best.score + 1e-6) best = scored;
  }
  return best;
}

function scoreBlock(sheet: Sheet, block: HeaderBlock, { tableId, table, context }: For): ScoredBlock {
  const headers = headerColumns(sheet, block);
  const best = new Map<string, number>();
  for (const { column, weight } of columnEdges(tableId, table, headers, context)) {
    best.set(column, Math.max(best.get(column) ?? 0, weight));
  }
  return { block, headers, score: best.values().reduce((sum, weight) => sum + weight, 0) };
}

export function isBlankRow(sheet: Sheet, row: number): boolean {
  return (sheet.rows[row] ?? []).every(isBlank);
}
