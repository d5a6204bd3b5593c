import type { Figure } from "../publish/figure.ts";
import { csvBytes } from "../publish/write/csv.ts";
import { figuresTable } from "../publish/write/figures-table.ts";

/** Figures as CSV, with the columns and the rules of `figures.csv` of a snapshot, in order of id. */
export function figuresCsv(figures: readonly Figure[]): Uint8Array {
  const { columns, rows } = figuresTable(figures);
  return csvBytes(
    columns.map(({ name, type, description }) => ({ name, type, description })),
    columns.map(({ of }) => rows.map(of)),
  );
}
