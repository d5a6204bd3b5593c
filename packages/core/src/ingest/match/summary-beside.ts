import type { Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Edge } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { runsOf } from "./header-segments.ts";
import { isBlank } from "./sheet-cells.ts";
import type { SheetView } from "./sheet-view.ts";

/** Of a shorter list, a table beside it may be as long by chance. */
const FEWEST_ROWS = 10;
/** A table that ends in the first part of a list is none of its columns. */
const MOST = 0.5;

/**
 * The headers of a list without those of a small table that stands beside it, a blank column between: its columns end long before the
 * list does. What is summed up there is no payment, and a name there is not who was paid in that row.
 */
export function withoutSummaryBeside(
  headers: readonly HeaderColumn[],
  edges: readonly Edge[],
  { sheet, below, table }: { readonly sheet: SheetView; readonly below: number; readonly table: Table },
): readonly HeaderColumn[] {
  if (table.keyless !== true || sheet.origin !== undefined) return headers;
  const runs = runsOf(headers);
  if (runs.length < 2) return headers;
  const measured = runs.map((run) => ({ run, rows: rowsBelow(sheet, run, below), known: knownIn(run, edges) }));
  const most = Math.max(...measured.map(({ known }) => known));
  const length = Math.max(...measured.filter(({ known }) => known === most).map(({ rows }) => rows));
  if (length < FEWEST_ROWS) return headers;
  const kept = measured.filter(({ rows }) => rows === 0 || rows >= length * MOST);
  return kept.flatMap(({ run }) => run);
}

/** How many rows further down the last is in which something stands under one of the headers. */
function rowsBelow(sheet: SheetView, run: readonly HeaderColumn[], below: number): number {
  const last = lastRows(sheet);
  return Math.max(0, ...run.map(({ index }) => (last[index] ?? 0) - below));
}

/** For each column of a sheet the last row in which something stands: a sheet has many rows that may be headers. */
const lastRows = rememberBy(({ rows }: SheetView) => {
  const last: number[] = [];
  for (const [row, cells] of rows.entries()) {
    for (const [index, cell] of (cells ?? []).entries()) if (!isBlank(cell)) last[index] = row;
  }
  return last;
});

function knownIn(run: readonly HeaderColumn[], edges: readonly Edge[]): number {
  return new Set(edges.flatMap(({ column, header }) => (run.includes(header) ? [column] : []))).size;
}
