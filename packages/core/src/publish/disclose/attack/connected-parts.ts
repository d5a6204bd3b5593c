import type { LinearProgram } from "../linear-solver.ts";
import type { AttackTarget } from "./attack-targets.ts";
import type { KnownRow, ReaderKnowledge } from "./reader-knowledge.ts";

/** Unknown leaves that have something to do with each other, with what is known of them as one linear program. */
export interface ConnectedPart {
  readonly leaves: readonly number[];
  readonly columnOf: ReadonlyMap<number, number>;
  readonly program: LinearProgram;
  /** Places of the targets in it. */
  readonly targets: readonly number[];
}

/** The parts that rows and targets tie together; what is unknown in one has no bearing on another. */
export function connectedParts(knowledge: ReaderKnowledge, targets: readonly AttackTarget[]): readonly ConnectedPart[] {
  const heads = new Map([...knowledge.unknown.keys()].map((leaf) => [leaf, leaf]));
  const unknownOf = (target: AttackTarget) => [...target.leaves.keys()].filter((leaf) => heads.has(leaf));
  for (const { leaves } of knowledge.rows) join(heads, leaves);
  for (const target of targets) join(heads, unknownOf(target));
  const rows = Map.groupBy(knowledge.rows, ({ leaves: [first = -1] }) => headOf(heads, first));
  const own = Map.groupBy(targets.keys(), (at) => {
    const target = targets[at];
    const [first = -1] = target === undefined ? [] : unknownOf(target);
    return headOf(heads, first);
  });
  const groups = Map.groupBy(heads.keys(), (leaf) => headOf(heads, leaf));
  return [...groups].map(([head, leaves]) => {
    const columnOf = new Map(leaves.map((leaf, column) => [leaf, column]));
    const program = programOf(knowledge, { leaves, rows: rows.get(head) ?? [], columnOf });
    return { leaves, columnOf, program, targets: own.get(head) ?? [] };
  });
}

interface PartRows {
  readonly leaves: readonly number[];
  readonly rows: readonly KnownRow[];
  readonly columnOf: ReadonlyMap<number, number>;
}

function programOf({ unknown }: ReaderKnowledge, { leaves, rows, columnOf }: PartRows): LinearProgram {
  return {
    columns: leaves.map((leaf) => {
      const { low, high } = unknown.get(leaf) ?? { low: 0, high: 0 };
      return { lower: low, upper: high, cost: 0 };
    }),
    rows: rows.map((row) => ({
      lower: row.low,
      upper: row.high,
      columns: row.leaves.flatMap((leaf) => columnOf.get(leaf) ?? []),
      factors: row.factors,
    })),
  };
}

function join(heads: Map<number, number>, leaves: readonly number[]): void {
  const [first] = leaves;
  if (first === undefined) return;
  const head = headOf(heads, first);
  for (const leaf of leaves) heads.set(headOf(heads, leaf), head);
}

function headOf(heads: Map<number, number>, leaf: number): number {
  let head = leaf;
  for (;;) {
    const next = heads.get(head);
    if (next === undefined || next === head) return head;
    heads.set(head, heads.get(next) ?? next);
    head = next;
  }
}
