import type { NormalisedTable } from "./normalised.ts";

/** One table of each id, with the rows of all its pieces in the order they come (one sheet a council, say). */
export function joinPieces(pieces: readonly NormalisedTable[]): NormalisedTable[] {
  return [...Map.groupBy(pieces, ({ table }) => table)].map(([table, same]) => ({
    table,
    rows: same.flatMap(({ rows }) => rows),
    totals: same.flatMap(({ totals }) => totals),
  }));
}
