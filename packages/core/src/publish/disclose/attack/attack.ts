import type { DisclosureRules } from "../../../collections/disclosure.ts";
import type { LinearSession, LinearSolver } from "../linear-solver.ts";
import { type AttackTarget, attackTargets } from "./attack-targets.ts";
import { type ConnectedPart, connectedParts } from "./connected-parts.ts";
import { MOST_NEAR, MOST_WHOLE, nearPart, rowsByColumn } from "./near-part.ts";
import { readerKnowledge } from "./reader-knowledge.ts";
import type { Release } from "./release.ts";
import { findingOf, isWide, type Watched, wholeFindingOf, widen } from "./watched.ts";
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

export interface AttackPowers {
  readonly solver: LinearSolver;
  readonly isExhaustive?: boolean;
  readonly isNear?: boolean;
}

/**
 * The release gate: bounds every target from everything the release tells, by linear programs. A solution found
 * for one target is a table the reader cannot rule out, and widens the interval of every other; a target is done
 * once whole tables make its interval wide enough, so the bounds told are then inner ones. A large program is first
 * searched near each target, and with `isNear` nowhere else: what that does not show counts as narrow. With `isExhaustive`
 * they are the bounds. People are whole, and readers know it: what only
 * tables with parts of people make wide is asked again for whole tables.
 * Where the solver fails, nothing is taken for wide.
 */
export function attack(
  release: Release,
  rules: DisclosureRules,
  { solver, isExhaustive = false, isNear = false }: AttackPowers,
): AttackReport {
  const targets = attackTargets(release, rules);
  const watched = targets.map((target): Watched => ({ target, low: 0, high: 0, wholeLow: 0, wholeHigh: 0 }));
  const isProven = (one: Watched) => isWide(wholeFindingOf(one, rules));
  const powers: PartPowers = {
    ...{ solver, isExhaustive, isNear, isProven },
    isDone: (one) => !isExhaustive && isProven(one),
    isWide: (one) => isWide(findingOf(one, rules)),
  };
  let solves = 0;
  for (const part of connectedParts(readerKnowledge(release, rules), targets)) {
    const own = part.targets.flatMap((at) => watched[at] ?? []);
    solves += attackPart(part, own, powers);
  }
  const findings = watched.map((one) => {
    const { target, low, high } = findingOf(one, rules);
    return { target, low, high, isProtected: powers.isWide(one), isProven: isProven(one) };
  });
  return { findings, solves };
}

interface PartPowers {
  readonly solver: LinearSolver;
  readonly isDone: (one: Watched) => boolean;
  /** Wide by whole tables. */
  readonly isProven: (one: Watched) => boolean;
  /** Wide by any table, also one with parts of people. */
  readonly isWide: (one: Watched) => boolean;
  readonly isExhaustive: boolean;
  readonly isNear: boolean;
}

/** A program of more leaves than this is first searched near each target. */
const LARGE = 1_000;

function attackPart(part: ConnectedPart, own: readonly Watched[], powers: PartPowers): number {
  if (part.leaves.length === 0 || own.length === 0) return 0;
  const isLarge = part.leaves.length > LARGE && !powers.isExhaustive;
  const near = isLarge ? attackNear(part, own, powers) : 0;
  const all = isLarge && powers.isNear ? 0 : attackAll(part, own, powers);
  return near + all + attackInWhole(part, own, powers);
}

/**
 * What is wide only by tables with parts of people, asked for whole tables alone, first near each. What they do not show, or
 * not within the solver's steps, counts as narrow; a large program, which would take minutes, is asked only near each.
 */
function attackInWhole(part: ConnectedPart, own: readonly Watched[], powers: PartPowers): number {
  const { isProven, isWide } = powers;
  const open = own.filter((one) => !isProven(one) && isWide(one));
  if (open.length === 0) return 0;
  const whole = { ...part, program: { ...part.program, isWhole: true } };
  const rowsOf = rowsByColumn(whole);
  let solves = 0;
  for (const one of open) {
    const near = nearPart(whole, one.target, { rowsOf, most: MOST_WHOLE });
    const isLarge = part.leaves.length > LARGE;
    for (const some of isLarge ? [near] : near.leaves.length < whole.leaves.length ? [near, whole] : [whole]) {
      if (!isProven(one)) solves += pushBothWays(some, [one], own, { ...powers, isDone: isProven });
    }
    if (!isProven(one) && !isLarge) [one.low, one.high] = [one.wholeLow, one.wholeHigh];
  }
  return solves;
}

/** Tables near each target: most targets are done by one, and the whole program is asked only about the others. */
function attackNear(part: ConnectedPart, own: readonly Watched[], powers: PartPowers): number {
  const rowsOf = rowsByColumn(part);
  let solves = 0;
  for (const one of own) {
    if (powers.isDone(one)) continue;
    solves += pushBothWays(nearPart(part, one.target, { rowsOf, most: MOST_NEAR }), [one], own, powers);
  }
  return solves;
}

function attackAll(part: ConnectedPart, own: readonly Watched[], powers: PartPowers): number {
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
