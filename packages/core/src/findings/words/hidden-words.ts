import type { FindingFacts } from "../finding.ts";
import { listOf } from "../list-of.ts";

type Hidden = FindingFacts["hidden-cells"];

/** What is hidden, to be followed by that word: `A row is`, `Rows and columns are`. */
export function hiddenSubject(rows: number, columns: number): string {
  if (rows > 0 && columns > 0) return "Rows and columns are";
  const kind = rows > 0 ? "row" : "column";
  return rows + columns === 1 ? `A ${kind} is` : `${rows > 0 ? "Rows" : "Columns"} are`;
}

/** Which: `row 9`, or `12 rows (the first is 9) and column F`. */
export function hiddenLines({ rows, row, columns, column }: Hidden): string {
  return listOf([...linesOf("row", rows, row), ...linesOf("column", columns, column)]);
}

function linesOf(kind: string, count: number, first: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `${kind} ${first}` : `${count} ${kind}s (the first is ${first})`];
}
