import type { DisclosureRules } from "../../../collections/disclosure.ts";
import type { SystemCell } from "../table-system.ts";
import type { Release } from "./release.ts";

/** A number readers should not learn: a sum, or a difference, of leaves. */
export interface AttackTarget {
  /** The cells it is about, by place; of a leaf that stands in no cell by itself, the smallest it is counted in. */
  readonly cells: readonly number[];
  readonly kind: "cell" | "leaf" | "sum" | "rest" | "change";
  /** Factor of each leaf. */
  readonly leaves: ReadonlyMap<number, number>;
  readonly value: bigint;
  readonly isSmall: boolean;
}

/**
 * Everything the release must not give away: every hidden cell, every small cell that is not shown exactly, every small
 * leaf that is in no table, which two tables may give by their difference, small sums of hidden small cells of one parent,
 * the small rest of a hidden pair, and small changes of a hidden cell since the version before.
 */
export function attackTargets(release: Release, rules: DisclosureRules): readonly AttackTarget[] {
  return [
    ...cellTargets(release, rules),
    ...leafTargets(release, rules),
    ...sumTargets(release, rules),
    ...restTargets(release, rules),
    ...changeTargets(release, rules),
  ];
}

function cellTargets({ system, forms }: Release, rules: DisclosureRules): AttackTarget[] {
  return system.cells.flatMap((cell, at) => {
    const { value } = cell;
    const small = isSmallCount(value, rules);
    const isTarget = forms[at] === "hidden" || (small && forms[at] !== "shown");
    if (!isTarget) return [];
    return [{ cells: [at], kind: "cell" as const, leaves: combined([{ cell, sign: 1 }]), value, isSmall: small }];
  });
}

/** Leaves that are no cell are tried in systems of so many leaves: in larger ones it would take minutes. */
const MOST_LEAVES = 1_000;

/**
 * Leaves that are no cell: one of the ages of a council whose ages are shown for its region alone, or those who were refused
 * where asked and helped are shown and a rule says that the rest were refused.
 */
function leafTargets({ system, forms }: Release, rules: DisclosureRules): AttackTarget[] {
  if (system.leaves.length > MOST_LEAVES) return [];
  const own = new Set(system.cells.flatMap(({ leaves }) => (leaves.length === 1 ? leaves : [])));
  const small = new Set(
    system.leaves.flatMap((value, leaf) => (value > 0n && isSmallCount(value, rules) && !own.has(leaf) ? [leaf] : [])),
  );
  if (small.size === 0) return [];
  return [...smallestCells({ system, forms }, small)].map(([leaf, at]) => {
    const value = system.leaves[leaf] ?? 0n;
    return { cells: [at], kind: "leaf" as const, leaves: new Map([[leaf, 1]]), value, isSmall: true };
  });
}

/** The smallest cell that each of some leaves is counted in, or that another leaf of a fact about it is. */
function smallestCells(
  { system: { cells, facts }, forms }: Pick<Release, "system" | "forms">,
  leaves: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const smallest = new Map<number, number>();
  const order = [...cells.keys()].filter((at) => forms[at] !== "dropped");
  const sizeOf = (at: number) => cells[at]?.leaves.length ?? 0;
  for (const at of order.toSorted((a, b) => sizeOf(a) - sizeOf(b) || a - b)) {
    for (const leaf of cells[at]?.leaves ?? []) if (!smallest.has(leaf)) smallest.set(leaf, at);
  }
  const besides = facts.flatMap((fact) => {
    const at = fact.leaves
      .flatMap((leaf) => smallest.get(leaf) ?? [])
      .toSorted((a, b) => sizeOf(a) - sizeOf(b) || a - b)[0];
    return at === undefined ? [] : fact.leaves.flatMap((leaf) => (smallest.has(leaf) ? [] : [[leaf, at] as const]));
  });
  return new Map([...besides, ...smallest].filter(([leaf]) => leaves.has(leaf)).toSorted(([a], [b]) => a - b));
}

function sumTargets({ system, forms }: Release, rules: DisclosureRules): AttackTarget[] {
  const seen = new Set<string>();
  return system.relations.flatMap(({ children }) => {
    const small = children.filter((at) => {
      const value = system.cells[at]?.value ?? 0n;
      return forms[at] === "hidden" && value > 0n && isSmallCount(value, rules);
    });
    const value = small.reduce((sum, at) => sum + (system.cells[at]?.value ?? 0n), 0n);
    const key = small.join();
    if (small.length < 2 || seen.has(key) || !isSmallCount(value, rules)) return [];
    seen.add(key);
    const leaves = combined(small.flatMap((at) => ({ cell: system.cells[at], sign: 1 })));
    return [{ cells: small, kind: "sum" as const, leaves, value, isSmall: true }];
  });
}

function restTargets({ system, forms }: Release, rules: DisclosureRules): AttackTarget[] {
  return system.pairs.flatMap(({ numerator, denominator }) => {
    const [part, whole] = [system.cells[numerator], system.cells[denominator]];
    if (part === undefined || whole === undefined) return [];
    if (forms[numerator] === "shown" && forms[denominator] === "shown") return [];
    const value = whole.value - part.value;
    if (value <= 0n || !isSmallCount(value, rules)) return [];
    const leaves = difference(whole, part);
    return [{ cells: [numerator, denominator], kind: "rest" as const, leaves, value, isSmall: true }];
  });
}

function changeTargets({ system, forms }: Release, rules: DisclosureRules): AttackTarget[] {
  return system.successions.flatMap(({ now, before }) => {
    const [later, earlier] = [system.cells[now], system.cells[before]];
    if (later === undefined || earlier === undefined) return [];
    if (forms[now] !== "hidden" && forms[before] !== "hidden") return [];
    const value = later.value - earlier.value;
    const size = value < 0n ? -value : value;
    if (size === 0n || size >= BigInt(rules.below)) return [];
    const leaves = difference(later, earlier);
    return [{ cells: [now, before], kind: "change" as const, leaves, value, isSmall: false }];
  });
}

function isSmallCount(value: bigint, { below, zeros }: DisclosureRules): boolean {
  return value < BigInt(below) && value >= (zeros === "hidden" ? 0n : 1n);
}

interface Signed {
  readonly cell: Pick<SystemCell, "leaves" | "factors"> | undefined;
  readonly sign: number;
}

function difference(plus: SystemCell, minus: SystemCell): ReadonlyMap<number, number> {
  return combined([
    { cell: plus, sign: 1 },
    { cell: minus, sign: -1 },
  ]);
}

/** The factor of each leaf in a sum of cells; leaves that cancel out are not in it. */
function combined(parts: readonly Signed[]): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  for (const { cell, sign } of parts) {
    for (const [at, leaf] of (cell?.leaves ?? []).entries()) {
      const factor = (result.get(leaf) ?? 0) + sign * (cell?.factors[at] ?? 0);
      if (factor === 0) result.delete(leaf);
      else result.set(leaf, factor);
    }
  }
  return result;
}
