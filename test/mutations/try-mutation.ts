import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import { type Draw, seededDraw, shuffled } from "../../sample/random.ts";
import { blankBreakages } from "./breakages/blanks.ts";
import { type Breakage, type Broken, meet } from "./breakages/breakage.ts";
import { cellBreakages } from "./breakages/cells.ts";
import { councilBreakages } from "./breakages/councils.ts";
import { headerBreakages } from "./breakages/headers.ts";
import { misplacedBreakages } from "./breakages/misplaced.ts";
import { rowBreakages } from "./breakages/rows.ts";
import { sumBreakages } from "./breakages/sums.ts";
import { type Checked, checkPlan } from "./check-plan.ts";
import { whole } from "./draw-whole.ts";
import type { Harmless } from "./harmless/harmless.ts";
import { layoutChanges } from "./harmless/layouts.ts";
import { spellingChanges } from "./harmless/spellings.ts";
import type { BookPlan } from "./plan/book-plan.ts";
import { fillReturn } from "./plan/fill-return.ts";
import { openTemplate, planReturn, type Template } from "./plan/plan-return.ts";

export const breakages: readonly Breakage[] = [
  ...cellBreakages,
  ...blankBreakages,
  ...rowBreakages,
  ...misplacedBreakages,
  ...sumBreakages,
  ...headerBreakages,
  ...councilBreakages,
];

export const harmless: readonly Harmless[] = [...layoutChanges, ...spellingChanges];

/** What a mutation did and what came of it. */
export interface Tried {
  readonly seed: string;
  readonly layout: readonly string[];
  readonly broken: readonly string[];
  readonly expected: readonly string[];
  readonly found: readonly string[];
  readonly checked: Checked;
  readonly plan: BookPlan;
}

export interface Mutation {
  readonly collection: Collection;
  /** What is broken; nothing for a return that stays right. */
  readonly breakages: readonly Breakage[];
  /** How it is laid out; some changes at random where not given. */
  readonly layout?: readonly Harmless[];
  readonly seed: string;
}

/** Fills a return in, lays it out, breaks it and checks it; undefined where it cannot be broken so. */
export type TryMutation = (mutation: Mutation) => Promise<Tried | undefined>;

/** Makes a `TryMutation` that writes each template once. */
export function mutator(): TryMutation {
  const templates = new Map<string, Template>();
  return (mutation) => {
    const draw = seededDraw(mutation.seed);
    const filled = fillReturn(mutation.collection, draw);
    const key = `${filled.collection.id} ${filled.period.id}`;
    const template = templates.get(key) ?? openTemplate(filled.collection, filled.period);
    templates.set(key, template);
    return mutate(planReturn(filled, template), mutation, draw);
  };
}

async function mutate(
  filled: BookPlan,
  { breakages: ways, layout, seed }: Mutation,
  draw: Draw,
): Promise<Tried | undefined> {
  const laidOut = lay(filled, layout ?? someLayout(draw), draw);
  const broken = breakAll(laidOut.plan, ways, draw);
  if (broken === undefined) return undefined;
  const checked = await checkPlan(broken.plan);
  const expected = broken.all.flatMap((one) => one.expected(checked.laid)).sort();
  return {
    seed,
    layout: laidOut.names,
    broken: ways.map(({ name }) => name),
    expected,
    found: checked.found,
    checked,
    plan: broken.plan,
  };
}

function someLayout(draw: Draw): Harmless[] {
  return shuffled(draw, harmless).slice(0, whole(draw, 0, 3));
}

function lay(plan: BookPlan, changes: readonly Harmless[], draw: Draw): { plan: BookPlan; names: string[] } {
  return changes.reduce<{ plan: BookPlan; names: string[] }>(
    (before, { name, apply }) => {
      const changed = apply(before.plan, draw);
      return changed === undefined ? before : { plan: changed, names: [...before.names, name] };
    },
    { plan, names: [] },
  );
}

/** So often two breakages are drawn until they are not in each other's way. */
const TRIES = 20;

function breakAll(
  plan: BookPlan,
  ways: readonly Breakage[],
  draw: Draw,
): { plan: BookPlan; all: readonly Broken[] } | undefined {
  let [current, all]: [BookPlan, Broken[]] = [plan, []];
  for (const way of ways) {
    const next = Array.from({ length: TRIES }, () => way.apply(current, draw)).find(
      (one) => one !== undefined && !all.some((other) => meet(one.area, other.area)),
    );
    if (next === undefined) return undefined;
    [current, all] = [next.plan, [...all, next]];
  }
  return { plan: current, all };
}
