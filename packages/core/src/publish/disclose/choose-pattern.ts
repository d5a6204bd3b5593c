import type { DisclosureRules } from "../../collections/disclosure.ts";
import { type AttackFinding, attack } from "./attack/attack.ts";
import { anyWidth, cellGoal } from "./cell-goal.ts";
import { coverGoals, FEW } from "./cover.ts";
import type { Goal } from "./cover-program.ts";
import { type IntegerRow, rowAt } from "./echelon.ts";
import { hideByElimination } from "./eliminate.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { isSmall } from "./primary-cells.ts";
import type { SystemShare, TableSystem } from "./table-system.ts";
import type { Form } from "./tables.ts";

/** Rounds of hiding and attacking before a pattern is given up. */
const MOST_ROUNDS = 6;

/** What a step starts from. */
export interface Draft {
  readonly system: TableSystem;
  /** Primary cells are hidden already. */
  readonly forms: readonly Form[];
  readonly shares: readonly SystemShare[];
}

export interface Pattern {
  readonly forms: readonly Form[];
  readonly rounds: number;
  readonly solves: number;
  /** Places of the cells the attacker still bounds too narrowly. */
  readonly failing: readonly number[];
  /** True where more would be hidden than the rules allow. */
  readonly isTooMuch: boolean;
  /** The last attack. */
  readonly findings: readonly AttackFinding[];
}

/**
 * Hides cells until the attacker fails: the cheapest cover, then exact elimination as a proof that shares nothing
 * with it, then the attack; what the attack still finds becomes a goal of the next round. Ends when nothing is found,
 * when a round changes nothing, or when more is hidden than the rules allow.
 */
export function choosePattern(draft: Draft, rules: DisclosureRules, solver: LinearSolver): Pattern {
  const { system, shares } = draft;
  let { forms } = draft;
  // Rounding may protect by itself, and a few cells each other: then only what an attack finds needs a cover.
  const isFew = forms.filter((form) => form === "hidden").length <= FEW;
  const first =
    isFew || system.cells.some(({ shownTo }) => shownTo > 1n)
      ? // What turns out to be wide after all costs its cover nothing; to make sure costs more than the cover.
        attack({ system, forms, shares: goingOut(shares, forms) }, rules, { solver, isNear: true })
      : { findings: [], solves: 0 };
  let { solves } = first;
  let settled = settledBy(first.findings);
  let pending = openGoals(unprotected(first.findings), system, rules);
  const known = new Map(pending.map((goal) => [goalKey(goal), goal]));
  for (let rounds = 1; ; rounds += 1) {
    const cover = coverGoals({ system, forms, rules, goals: pending, settled }, solver);
    forms = hide(forms, cover.added);
    const guarded = guardedRows({ ...draft, forms }, rules, [...known.values()]);
    const { added } = hideByElimination(system, forms, guarded, rules.zeros);
    forms = hide(forms, added);
    const { findings, solves: tried } = attack({ system, forms, shares: goingOut(shares, forms) }, rules, { solver });
    solves += cover.solves + tried;
    const open = unprotected(findings);
    const isTooMuch = hidesTooMuch(forms, rules);
    pending = openGoals(open, system, rules);
    const isNew = pending.some((goal) => !known.has(goalKey(goal)));
    const isReached = pending.length > 0 && cover.unmet === 0;
    // A cover moves parts of people too: what it does not make wide for whole people has to move further.
    pending = pending.map((goal) => widened(goal, known.get(goalKey(goal))));
    for (const goal of pending) known.set(goalKey(goal), goal);
    const hasMoved = cover.added.size + added.size > 0;
    settled = settledBy(findings);
    if (open.length === 0 || isTooMuch || rounds === MOST_ROUNDS || !(isNew || hasMoved || isReached)) {
      return { forms, rounds, solves, failing: cellsOf(open), isTooMuch, findings };
    }
  }
}

function unprotected(findings: readonly AttackFinding[]): readonly AttackFinding[] {
  return findings.filter(({ isProtected }) => !isProtected);
}

/** Hidden cells that are wide as things stand. */
function settledBy(findings: readonly AttackFinding[]): ReadonlySet<number> {
  return new Set(
    findings.flatMap(({ target, isProtected }) => (isProtected && target.kind === "cell" ? target.cells : [])),
  );
}

/** Shares that go out: both sides shown in some form, or out already. */
export function goingOut(shares: readonly SystemShare[], forms: readonly Form[]): readonly SystemShare[] {
  const isOut = (at: number) => forms[at] === "shown" || forms[at] === "rounded";
  return shares.filter((share) => share.isEarlier || (isOut(share.numerator) && isOut(share.denominator)));
}

/** The cells behind what was found. */
export function cellsOf(findings: readonly AttackFinding[]): readonly number[] {
  return [...new Set(findings.flatMap(({ target }) => target.cells))].toSorted((a, b) => a - b);
}

function guardedRows({ system, forms }: Draft, rules: DisclosureRules, goals: readonly Goal[]): readonly IntegerRow[] {
  const cells = system.cells.filter(
    ({ value }, at) => forms[at] === "hidden" || (forms[at] === "dropped" && isSmall(value, rules)),
  );
  const others = goals.map(
    ({ leaves }): IntegerRow => new Map([...leaves].map(([leaf, factor]) => [leaf, BigInt(factor)])),
  );
  return [...cells.map(({ leaves, factors }) => rowAt(leaves, factors)), ...others];
}

/** What the attacker found, as goals: cells that are too narrow, sums, rests and changes. */
function openGoals(open: readonly AttackFinding[], { cells }: TableSystem, rules: DisclosureRules): readonly Goal[] {
  return open.flatMap(
    ({
      target: {
        kind,
        leaves,
        cells: [first = -1],
      },
    }): Goal[] => {
      const cell = cells[first];
      if (kind === "cell" && cell !== undefined) return [cellGoal(cell, rules)];
      return leaves.size === 0 ? [] : [{ leaves, ...anyWidth(rules) }];
    },
  );
}

/** A goal that was reached and did not do, a little further. */
function widened(goal: Goal, before: Goal | undefined): Goal {
  return before === undefined ? goal : { ...goal, up: before.up + 1, down: before.down + 1 };
}

function goalKey({ leaves }: Goal): string {
  return JSON.stringify([...leaves]);
}

function hide(forms: readonly Form[], added: ReadonlySet<number>): readonly Form[] {
  return forms.map((form, at) => (added.has(at) ? "hidden" : form));
}

/**
 * Counted over all versions: a version with few new cells may have to hide most of them. Divided, because 0.29 of 100 is
 * less than 29 as computers multiply.
 */
function hidesTooMuch(forms: readonly Form[], { mostHidden }: DisclosureRules): boolean {
  return forms.filter((form) => form === "hidden").length / forms.length > mostHidden;
}
