import type { DisclosureRules } from "../tables.ts";
import type { Release } from "./release.ts";

/** A number readers should not learn: a sum, or a difference, of leaves. */
export interface AttackTarget {
  /** The cells it is about, by place. */
  readonly cells: readonly number[];
  readonly kind: "cell" | "sum" | "rest" | "change";
  /** Factor of each leaf. */
  readonly leaves: ReadonlyMap<number, number>;
  readonly value: bigint;
  readonly isSmall: boolean;
}

/**
 * Everything the release must not give away: every hidden cell, every small cell that is not shown exactly, small
 * sums of hidden small cells of one parent, the small rest of a hidden pair, and small changes of a hidden cell
 * since the version before.
 */
export function attackTargets(release: Release, rules: DisclosureRules): readonly AttackTarget[] {
  return [
    ...cellTargets(release, rules),
    ...sumTargets(release, rules),
    ...restTargets(release, rules),
    ...changeTargets(release, rules),
  ];
}

function cellTargets({ system, forms }: Release, rules: DisclosureRules): AttackTarget[] {
  return system.cells.flatMap(({ value, leaves }, at) => {
    const small = isSmallCount(value, rules);
    const isTarget = forms[at] === "hidden" || (small && forms[at] !== "shown");
    if (!isTarget) return [];
    return [{ cells: [at], kind: "cell" as const, leaves: factors(leaves, 1), value, isSmall: small }];
  });
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
    const leaves = small.flatMap((at) => system.cells[at]?.leaves ?? []);
    return [{ cells: small, kind: "sum" as const, leaves: factors(leaves, 1), value, isSmall: true }];
  });
}

function restTargets({ system, forms }: Release, rules: DisclosureRules): AttackTarget[] {
  return system.pairs.flatMap(({ numerator, denominator }) => {
    const [part, whole] = [system.cells[numerator], system.cells[denominator]];
    if (part === undefined || whole === undefined) return [];
    if (forms[numerator] === "shown" && forms[denominator] === "shown") return [];
    const value = whole.value - part.value;
    if (value <= 0n || !isSmallCount(value, rules)) return [];
    const leaves = difference(whole.leaves, part.leaves);
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
    const leaves = difference(later.leaves, earlier.leaves);
    return [{ cells: [now, before], kind: "change" as const, leaves, value, isSmall: false }];
  });
}

function isSmallCount(value: bigint, { below, zeros }: DisclosureRules): boolean {
  return value < BigInt(below) && value >= (zeros === "hidden" ? 0n : 1n);
}

function factors(leaves: readonly number[], factor: number): ReadonlyMap<number, number> {
  return new Map(leaves.map((leaf) => [leaf, factor]));
}

function difference(plus: readonly number[], minus: readonly number[]): ReadonlyMap<number, number> {
  const result = new Map(plus.map((leaf) => [leaf, 1]));
  for (const leaf of minus) {
    const left = (result.get(leaf) ?? 0) - 1;
    if (left === 0) result.delete(leaf);
    else result.set(leaf, left);
  }
  return result;
}
