import type { DisclosureRules } from "../../../collections/disclosure.ts";
import type { LinearSession, LinearSolver } from "../linear-solver.ts";
import { type AttackTarget, attackTargets } from "./attack-targets.ts";
import { type ConnectedPart, connectedParts } from "./connected-parts.ts";
import { nearPart, rowsByColumn } from "./near-part.ts";
import { readerKnowledge } from "./reader-knowledge.ts";
import type { Release } from "./release.ts";
import { wholeTable } from "./whole-table.ts";

/** What the attacker learned of one target: the least and most it can be. */
export interface AttackFinding {
  readonly target: AttackTarget;
  readonly low: bigint;
  readonly high: bigint;
  readonly isProtected: boolean;
  /** True where tables in whole numbers, checked exactly, prove the width: neither rounding nor the solver is trusted. */
  readonly isProven: boolean;
}

export interface AttackReport {
  readonly findings: readonly AttackFinding[];
  readonly solves: number;
}

/** Rounding of the solver: a bound this close to a whole number is that number. */
const NEAR = 1e-6;

interface Watched {
  readonly target: AttackTarget;
  low: number;
  high: number;
  /** The same for whole tables alone. */
  wholeLow: number;
  wholeHigh: number;
}

/**
 * The release gate: bounds every target from everything the release tells, by linear programs. A solution found
 * for one target is a table the reader cannot rule out, and widens the interval of every other; a target is done
 * once whole tables make its interval wide enough, so the bounds told are then inner ones. A large program is first
 * searched near each target. With `isExhaustive` they are
 * the bounds.
 * Where the solver fails, nothing is taken for wide.
 */
export function attack(
  release: Release,
  rules: DisclosureRules,
  { solver, isExhaustive = false }: { readonly solver: LinearSolver; readonly isExhaustive?: boolean },
): AttackReport {
  const targets = attackTargets(release, rules);
  const watched = targets.map((target): Watched => ({ target, low: 0, high: 0, wholeLow: 0, wholeHigh: 0 }));
  const isDone = (one: Watched) => !isExhaustive && isWide(wholeFindingOf(one, rules));
  let solves = 0;
  for (const part of connectedParts(readerKnowledge(release, rules), targets)) {
    const own = part.targets.flatMap((at) => watched[at] ?? []);
    solves += attackPart(part, own, { solver, isDone, isExhaustive });
  }
  const findings = watched.map((one) => {
    const { target, low, high } = findingOf(one, rules);
    const isProven = isWide(wholeFindingOf(one, rules));
    return { target, low, high, isProtected: isWide(findingOf(one, rules)), isProven };
  });
  return { findings, solves };
}

interface PartPowers {
  readonly solver: LinearSolver;
  readonly isDone: (one: Watched) => boolean;
  readonly isExhaustive: boolean;
}

/** A program of more leaves than this is first searched near each target. */
const LARGE = 1_000;

function attackPart(part: ConnectedPart, own: readonly Watched[], powers: PartPowers): number {
  if (part.leaves.length === 0 || own.length === 0) return 0;
  const isLarge = part.leaves.length > LARGE && !powers.isExhaustive;
  return (isLarge ? attackNear(part, own, powers) : 0) + attackWhole(part, own, powers);
}

/** Tables near each target: most targets are done by one, and the whole program is asked only about the others. */
function attackNear(part: ConnectedPart, own: readonly Watched[], powers: PartPowers): number {
  const rowsOf = rowsByColumn(part);
  let solves = 0;
  for (const one of own) {
    if (powers.isDone(one)) continue;
    solves += pushBothWays(nearPart(part, one.target, rowsOf), [one], own, powers);
  }
  return solves;
}

function attackWhole(part: ConnectedPart, own: readonly Watched[], powers: PartPowers): number {
  const open = own.filter((one) => !powers.isDone(one));
  return open.length === 0 ? 0 : pushBothWays(part, open, own, powers);
}

function pushBothWays(
  part: ConnectedPart,
  open: readonly Watched[],
  own: readonly Watched[],
  { solver, isDone }: PartPowers,
): number {
  const session = solver.open(part.program);
  let solves = 0;
  try {
    for (const one of open) {
      for (const sign of [-1, 1]) {
        if (isDone(one)) break;
        solves += 1;
        push(session, part, { one, sign, own });
      }
    }
  } finally {
    session.close();
  }
  return solves;
}

interface Push {
  readonly one: Watched;
  /** -1 for as much as possible, 1 for as little. */
  readonly sign: number;
  readonly own: readonly Watched[];
}

function push(session: LinearSession, part: ConnectedPart, { one, sign, own }: Push): void {
  const entries = [...one.target.leaves].flatMap(([leaf, factor]) => {
    const column = part.columnOf.get(leaf);
    return column === undefined ? [] : [{ column, cost: sign * factor }];
  });
  const columns = entries.map(({ column }) => column);
  session.changeCosts(
    columns,
    entries.map(({ cost }) => cost),
  );
  const { status, values } = session.solve();
  session.changeCosts(
    columns,
    columns.map(() => 0),
  );
  if (status !== "optimal") return;
  const whole = wholeTable(part.program, values);
  for (const each of own) widen(each, part, { values: whole ?? values, isWhole: whole !== null });
}

function widen(
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

interface Interval extends Pick<AttackFinding, "target" | "low" | "high"> {
  readonly rules: DisclosureRules;
}

function findingOf({ target, low, high }: Watched, rules: DisclosureRules): Interval {
  const least = target.value + BigInt(Math.ceil(low - NEAR));
  return { target, low: least, high: target.value + BigInt(Math.floor(high + NEAR)), rules };
}

function wholeFindingOf(one: Watched, rules: DisclosureRules): Interval {
  return findingOf({ ...one, low: one.wholeLow, high: one.wholeHigh }, rules);
}

/** True where the reader is left with as many whole numbers as the rules ask. */
function isWide({ target, low, high, rules }: Interval): boolean {
  const values = high - low + 1n;
  if (rules.width.kind === "values") return values >= BigInt(rules.width.atLeast);
  const least = rules.zeros === "hidden" ? 0n : 1n;
  const most = BigInt(rules.below) - 1n;
  return target.kind === "cell" && target.isSmall ? low <= least && high >= most : values > most - least;
}
