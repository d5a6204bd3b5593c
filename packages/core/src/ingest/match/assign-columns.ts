import type { Edge } from "./column-edges.ts";
import { leastCost, NONE } from "./least-cost.ts";

/**
 * Gives each column at most one header and each header to at most one column, so that the weights of
 * the pairs come to the most. Where pairs tie, the one further left is taken.
 */
export function assignColumns(edges: readonly Edge[]): Edge[] {
  const columns = [...new Set(edges.map(({ column }) => column))];
  const headers = [...new Set(edges.map(({ header }) => header.index))].sort((a, b) => a - b);
  const byPair = new Map<string, Edge>(edges.map((edge) => [`${edge.header.index} ${edge.column}`, edge]));
  const edgeAt = (row: number, place: number) => byPair.get(`${headers[place]} ${columns[row]}`);
  const cost = columns.map((_, row) => [
    ...headers.map((_, place) => -Math.max(0, edgeAt(row, place)?.weight ?? 0)),
    ...columns.map(() => 0),
  ]);
  const chosen = leastCost(cost);
  return columns.flatMap((_, row) => edgeAt(row, chosen[row] ?? NONE) ?? []);
}
