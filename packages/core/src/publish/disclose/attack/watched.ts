import type { DisclosureRules } from "../../../collections/disclosure.ts";
import type { AttackTarget } from "./attack-targets.ts";
import type { ConnectedPart } from "./connected-parts.ts";

/** Rounding of the solver: a bound this close to a whole number is that number. */
const NEAR = 1e-6;

/** A target with how far tables that no reader can rule out have moved it from the truth so far. */
export interface Watched {
  readonly target: AttackTarget;
  low: number;
  high: number;
  /** The same for whole tables alone. */
  wholeLow: number;
  wholeHigh: number;
}

/** Takes a table into account. */
export function widen(
  one: Watched,
  { columnOf }: ConnectedPart,
  { values, isWhole }: { readonly values: ArrayLike<number>; readonly isWhole: boolean },
): void {
  let moved = 0;
  for (const [leaf, factor] of one.target.leaves) moved += factor * (values[columnOf.get(leaf) ?? -1] ?? 0);
  one.low = Math.min(one.low, moved);
  one.high = Math.max(one.high, moved);
  if (!isWhole) return;
  one.wholeLow = Math.min(one.wholeLow, moved);
  one.wholeHigh = Math.max(one.wholeHigh, moved);
}

interface Interval {
  readonly target: AttackTarget;
  readonly low: bigint;
  readonly high: bigint;
  readonly rules: DisclosureRules;
}

/** The whole numbers a target may be, by all tables found. */
export function findingOf({ target, low, high }: Watched, rules: DisclosureRules): Interval {
  const least = target.value + BigInt(Math.ceil(low - NEAR));
  return { target, low: least, high: target.value + BigInt(Math.floor(high + NEAR)), rules };
}

/** The same by whole tables alone. */
export function wholeFindingOf(one: Watched, rules: DisclosureRules): Interval {
  return findingOf({ ...one, low: one.wholeLow, high: one.wholeHigh }, rules);
}

/** True where the reader is left with as many whole numbers as the rules ask. */
export function isWide({ target, low, high, rules }: Interval): boolean {
  const values = high - low + 1n;
  if (rules.width.kind === "values") return values >= BigInt(rules.width.atLeast);
  const least = rules.zeros === "hidden" ? 0n : 1n;
  const most = BigInt(rules.below) - 1n;
  return target.kind === "cell" && target.isSmall ? low <= least && high >= most : values > most - least;
}
