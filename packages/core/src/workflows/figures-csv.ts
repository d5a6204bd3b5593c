import type { Figure } from "../publish/figure.ts";
import { openCsv } from "../publish/write/csv.ts";
import { figuresTable } from "../publish/write/figures-table.ts";

/** Figures as CSV, with the columns and the rules of `figures.csv` of a snapshot, in order of id. */
export function figuresCsv(figures: readonly Figure[]): Uint8Array {
  const { columns, rows } = figuresTable(figures);
  const csv = openCsv(columns);
  csv.add(columns.map(({ cells }) => cells(0, rows)));
  return csv.bytes();
}
