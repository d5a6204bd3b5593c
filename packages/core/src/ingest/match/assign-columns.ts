import type { Edge } from "./column-edges.ts";
import { leastCost, NONE } from "./least-cost.ts";

/**
 * Gives each column at most one header and each header to at most one column, so that the weights of
 * the pairs come to the most. Where pairs tie, the one further left is taken.
 */
export function assignColumns(edges: readonly Edge[]): Edge[] {
  const columns = [...new Set(edges.map(({ column }) => column))];
  const headers = [...new Set(edges.map(({ header }) => header.index))].sort((a, b) => a - b);
  const rowOf = new Map(columns.map((column, row) => [column, row] as const));
  const placeOf = new Map(headers.map((header, place) => [header, place] as const));
  const byPair = columns.map((): (Edge | undefined)[] => new Array(headers.length).fill(undefined));
  for (const edge of edges) {
    const [row, place] = [rowOf.get(edge.column), placeOf.get(edge.header.index)];
    byPair[row ?? NONE]?.splice(place ?? NONE, 1, edge);
  }
  const cost = byPair.map((row) => [...row.map((edge) => -Math.max(0, edge?.weight ?? 0)), ...columns.map(() => 0)]);
  const chosen = leastCost(cost);
  return byPair.flatMap((row, at) => row[chosen[at] ?? NONE] ?? []);
}
