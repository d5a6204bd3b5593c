import type { Table } from "../../collections/define-collection.ts";
import { type Edge, unitOf } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";

/** It is then no rival of the other. */
const MORE = 1;

/**
 * The edges with those put right that lead to an amount of no currency, where the same header stands again and says pounds: `Amount` beside
 * `Amount (GBP)` is in another. Its sender is asked.
 */
export function poundsBeside(
  { columns }: Table,
  headers: readonly HeaderColumn[],
  edges: readonly Edge[],
  context: MatchContext,
): Edge[] {
  const used = new Set(edges.map(({ header }) => header.index));
  const nameOf = ({ levels }: HeaderColumn) => context.header(levels.join(" ")).loose;
  return edges.map((edge) => {
    const isBare = columns[edge.column]?.kind === "amount" && unitOf(edge.header) === undefined;
    if (!isBare || edge.confirmed === true) return edge;
    const same = headers.filter((one) => !used.has(one.index) && nameOf(one) === nameOf(edge.header));
    const [header] = same.filter((one) => unitOf(one) === "pounds");
    return header === undefined ? edge : { ...edge, header, weight: edge.weight + MORE, isDoubted: true };
  });
}
