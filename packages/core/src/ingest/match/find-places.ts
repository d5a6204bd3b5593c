import type { Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Below } from "./authority-column.ts";
import { columnEdges, type Edge } from "./column-edges.ts";
import { withColumnsUnder } from "./columns-under.ts";
import { pairedView, pairOfColumns } from "./debits-and-credits.ts";
import { findTables } from "./find-tables.ts";
import { fewestColumns, headerBlocks, type ScoredBlock } from "./header-blocks.ts";
import { type HeaderBlock, type HeaderColumn, headerColumns } from "./header-columns.ts";
import { headerSegments } from "./header-segments.ts";
import type { MatchContext } from "./match-context.ts";
import { type AmbiguousColumn, type ResolvedColumns, resolveColumns } from "./resolve-columns.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import type { SheetView } from "./sheet-view.ts";
import { withoutSummaryBeside } from "./summary-beside.ts";

/** Where a table may be: its header, and which column is whose. */
export interface Place {
  readonly table: string;
  readonly sheetIndex: number;
  readonly sheet: SheetView;
  readonly block: HeaderBlock;
  /** All headers of its part of the sheet, used or not. */
  readonly headers: readonly HeaderColumn[];
  readonly edges: readonly Edge[];
  readonly ambiguous: readonly AmbiguousColumn[];
  /** Headers that come near to columns without one. */
  readonly close: ReadonlyMap<string, readonly HeaderColumn[]>;
  /** True where every required column is found. */
  readonly complete: boolean;
  /** Leftmost and rightmost column of the table, zero-based. */
  readonly left: number;
  readonly right: number;
}

/** Every place of a sheet that may be a table's. `hits` counts the cells of each row that may be its headers. */
export function findPlaces(
  at: { readonly sheet: SheetView; readonly sheetIndex: number },
  tableId: string,
  hits: ReadonlyMap<number, number>,
  context: MatchContext,
): Place[] {
  const table = context.collection.tables[tableId];
  if (table === undefined) return [];
  return headerBlocks(at.sheet, tableId, hits, context)
    .flatMap((scored) => placesOfBlock(at, scored, { tableId, table, context, enough: hasEnough }))
    .sort((a, b) => a.block.top - b.block.top || a.left - b.left);
}

/**
 * Places of which too few headers are known: tables by their layout alone (`findTables`), in which every column asked for is
 * found, half of them at most by what speaks for it. Where none of them is sure, another column is, or days of the period stand there.
 */
export function placesByEvidence(
  at: { readonly sheet: SheetView; readonly sheetIndex: number },
  tableId: string,
  context: MatchContext,
): Place[] {
  const table = context.collection.tables[tableId];
  if (table === undefined) return [];
  return blocksByLayout(at.sheet).flatMap((scored) =>
    placesOfBlock(at, scored, { tableId, table, context, enough: hasAllAskedFor }),
  );
}

/** Every table of every collection is looked for in the same ones. A row above that says what a header says is its first page. */
const blocksByLayout = rememberBy((sheet: SheetView) => {
  const found = findTables(sheet).map(({ headerRows }) => ({
    top: headerRows[0] ?? 0,
    bottom: headerRows.at(-1) ?? 0,
  }));
  const before = found.flatMap(({ top, bottom }, at) => {
    const first = firstLike(sheet, bottom, { from: (found[at - 1]?.bottom ?? -1) + 1, to: top });
    return first === undefined ? [] : [{ top: first, bottom: first }];
  });
  return [...before, ...found].map((rows): ScoredBlock => {
    const block = { ...rows, codeRows: [] };
    return { block, headers: headerColumns(sheet, block), score: 0 };
  });
});

interface For {
  readonly tableId: string;
  readonly table: Table;
  readonly context: MatchContext;
  /** Whether so much of a table is one. */
  readonly enough: (found: ResolvedColumns, table: Table) => boolean;
}

/** Enough that is sure. */
function hasEnough({ edges, ambiguous }: ResolvedColumns, table: Table): boolean {
  return edges.filter(({ guessed }) => guessed !== true).length + ambiguous.length >= fewestColumns(table);
}

function hasAllAskedFor({ edges }: ResolvedColumns, table: Table): boolean {
  const asked = Object.entries(table.columns).filter(([, { required }]) => required !== false);
  const found = asked.flatMap(([id]) => edges.find(({ column }) => column === id) ?? []);
  const guessed = found.filter((edge) => edge.guessed === true && edge.isPerhaps !== true).length;
  const isKnown = found.some((edge) => edge.guessed !== true) || edges.some((edge) => speaksFor(edge, table));
  return asked.length > 1 && found.length === asked.length && guessed <= asked.length / 2 && isKnown;
}

/** True for a column that is sure, and for one of days: a guess of them is of days of the period. */
function speaksFor({ column, guessed }: Edge, { columns }: Table): boolean {
  return guessed !== true || columns[column]?.kind === "date";
}

/** One place, or several side by side where the columns of the table are there more than once. */
function placesOfBlock(
  { sheet, sheetIndex }: { readonly sheet: SheetView; readonly sheetIndex: number },
  scored: ScoredBlock,
  { tableId, table, context, enough }: For,
): Place[] {
  const { block, headers } = withColumnsUnder(sheet, scored, table, context);
  const below: Below = { sheet, below: block.bottom, context };
  const edges = columnEdges(tableId, table, headers, context);
  return headerSegments(headers, edges, table).flatMap((own): Place[] => {
    const listed = withoutSummaryBeside(own, edges, { sheet, below: block.bottom, table });
    const resolved = resolveColumns(tableId, table, own, { ...below, listed });
    const { ambiguous, close } = resolved;
    const pair = pairOfColumns({ tableId, table }, listed, resolved, { ...below, sheet });
    const found = pair === undefined ? resolved.edges : withEdge(resolved.edges, pair.edge);
    if (!enough({ ...resolved, edges: found }, table)) return [];
    const sure = found.filter(({ guessed }) => guessed !== true);
    const columns = new Set(sure.map(({ column }) => column));
    const required = Object.entries(table.columns).filter(([, column]) => column.required !== false);
    const complete = required.every(([id]) => columns.has(id));
    const used = [...found.map(({ header }) => header), ...ambiguous.flatMap((one) => one.headers)];
    const extent = extentOf(
      sheet.origin === undefined ? own : [],
      used.map(({ index }) => index),
    );
    const view = pair === undefined ? sheet : pairedView(sheet, pair.pair);
    const place = { table: tableId, sheetIndex, sheet: view, block, headers: own, edges: found };
    return [{ ...place, ambiguous, close, complete, ...extent }];
  });
}

/** With an edge in the place of another of its column. */
function withEdge(edges: readonly Edge[], edge: Edge): readonly Edge[] {
  return [...edges.filter(({ column }) => column !== edge.column), edge];
}

/** From the first to the last header that stands together with one that is used, or the first and last used. */
function extentOf(headers: readonly HeaderColumn[], used: readonly number[]): { left: number; right: number } {
  const there = new Set([...headers.map(({ index }) => index), ...used]);
  let [left, right] = [Math.min(...used), Math.max(...used)];
  while (there.has(left - 1)) left -= 1;
  while (there.has(right + 1)) right += 1;
  return { left, right };
}

/** The first of some rows that has the texts of another, in the same columns. */
function firstLike(sheet: SheetView, row: number, { from, to }: { readonly from: number; readonly to: number }) {
  const texts = (at: number) => (sheet.rows[at] ?? []).map(cellText);
  const own = texts(row);
  const mark = own.findIndex((text) => text !== "");
  for (let at = from; at < to; at += 1) {
    if (cellText(cellAt(sheet, at, mark)) === own[mark] && texts(at).join("\n") === own.join("\n")) return at;
  }
  return undefined;
}
