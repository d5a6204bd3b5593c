import { registry } from "../packages/core/src/collections/registry.generated.ts";
import { pick, seededDraw } from "../sample/random.ts";
import { pairOf } from "../test/mutations/pair-of.ts";
import { breakages, type Mutation, mutator, type Tried } from "../test/mutations/try-mutation.ts";

const MUTATIONS = 5000;
/** Failures told one by one; the rest are counted. */
const MOST_TOLD = 20;

interface Score {
  readonly tried: number;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

/**
 * Breaks seeded returns of every collection, one way, two ways or none, and counts how often the errors and
 * queries name exactly the places that were broken. The same seeds every time.
 */
export async function benchMutations(count = MUTATIONS): Promise<string[]> {
  const tryMutation = mutator();
  const scores = new Map<string, Score>();
  const failures: string[] = [];
  const start = performance.now();
  for (let n = 0, done = 0; done < count; n += 1) {
    const mutation = mutationOf(n);
    const tried = await tryMutation(mutation);
    if (tried === undefined) continue;
    done += 1;
    const kind = mutation.breakages.length === 1 ? (tried.broken[0] ?? "") : (KINDS[mutation.breakages.length] ?? "");
    scores.set(kind, added(scores.get(kind), tried));
    if (!isRight(tried)) failures.push(told(tried));
  }
  const seconds = (performance.now() - start) / 1000;
  return [...report(scores), ...failures.slice(0, MOST_TOLD), `  ${failures.length} failures, ${seconds.toFixed(0)} s`];
}

const KINDS: Readonly<Record<number, string>> = { 0: "nothing broken", 2: "two ways at once" };

/** A fifth are not broken, a fifth in two ways, the rest in one; most are laid out in some way or other. */
function mutationOf(n: number): Mutation {
  const seed = `bench ${n}`;
  const draw = seededDraw(`what ${seed}`);
  const collection = pick(draw, registry);
  if (n % 5 === 0) return { collection, breakages: [], seed };
  return { collection, breakages: n % 5 === 1 ? pairOf(seed) : [pick(draw, breakages)], seed };
}

function added(score: Score | undefined, { expected, found }: Tried): Score {
  const { tried = 0, expected: expectedBefore = 0, found: foundBefore = 0, right = 0 } = score ?? {};
  const both = expected.filter((one) => found.includes(one)).length;
  return {
    tried: tried + 1,
    expected: expectedBefore + expected.length,
    found: foundBefore + found.length,
    right: right + both,
  };
}

function isRight({ expected, found, checked, broken }: Tried): boolean {
  const isSame = JSON.stringify(expected) === JSON.stringify(found);
  return isSame && (broken.length > 0 || checked.read.join() === checked.meant.join());
}

function told({ seed, layout, broken, expected, found }: Tried): string {
  return `  ${JSON.stringify({ seed, layout, broken, expected, found })}`;
}

function report(scores: ReadonlyMap<string, Score>): string[] {
  const all = [...scores.values()].reduce((sum, one) => ({
    tried: sum.tried + one.tried,
    expected: sum.expected + one.expected,
    found: sum.found + one.found,
    right: sum.right + one.right,
  }));
  const lines = [...scores].sort(([a], [b]) => a.localeCompare(b, "en"));
  return [...lines, ["all", all] as const].map(([kind, { tried, expected, found, right }]) => {
    const recall = percent(right, expected);
    return `  ${kind.padEnd(52)} ${String(tried).padStart(5)} files  recall ${recall}  precision ${percent(right, found)}`;
  });
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "     -" : `${((100 * part) / whole).toFixed(1)}%`.padStart(6);
}
