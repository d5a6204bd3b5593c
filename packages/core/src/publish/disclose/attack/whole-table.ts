import type { LinearProgram } from "../linear-solver.ts";

/** A solution this close to whole numbers is those numbers. */
const NEAR = 1e-6;

/**
 * The solution as whole numbers, checked against every bound and row without rounding; null where it is not whole or
 * where it does not hold. A whole table that holds needs no trust in the solver: it is one a reader cannot rule out.
 */
export function wholeTable({ columns, rows }: LinearProgram, values: ArrayLike<number>): readonly number[] | null {
  const table = columns.map((_, column) => Math.round(values[column] ?? 0));
  const isWhole = table.every((value, column) => Math.abs(value - (values[column] ?? 0)) <= NEAR);
  if (!isWhole || !table.every((value, column) => isWithin(value, columns[column]))) return null;
  return rows.every((row) => isWithin(sumOf(row, table), row)) ? table : null;
}

function sumOf(row: LinearProgram["rows"][number], table: readonly number[]): number {
  let sum = 0;
  for (const [at, column] of row.columns.entries()) sum += (row.factors[at] ?? 0) * (table[column] ?? 0);
  return sum;
}

/** Numbers beyond what is counted exactly hold nowhere. */
function isWithin(value: number, bounds: { readonly lower: number; readonly upper: number } | undefined): boolean {
  return bounds !== undefined && Number.isSafeInteger(value) && value >= bounds.lower && value <= bounds.upper;
}
