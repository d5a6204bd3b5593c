import { describe, expect, it } from "vitest";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { pairOf } from "./pair-of.ts";
import { breakages, harmless, type Mutation, mutator, type Tried } from "./try-mutation.ts";

// A template is filled in with random values that are right, laid out as people lay files out, and broken in
// places that are known: the errors and queries must name those places and no others. A failure shows the seed;
// the same seed makes the same file. `npm run bench -- mutations` tries many more.

const SEEDS = 2;
const PAIRS = 40;
const tryMutation = mutator();

async function tryAll(mutations: readonly Mutation[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const mutation of mutations) {
    const one = await tryMutation(mutation);
    if (one !== undefined) tried.push(one);
  }
  return tried;
}

function seeded(name: string, count: number): { collection: Mutation["collection"]; seed: string }[] {
  return registry.flatMap((collection) =>
    Array.from({ length: count }, (_, n) => ({ collection, seed: `${collection.id} ${name} ${n}` })),
  );
}

/** What was wrongly said and wrongly not said. */
function wrong({ seed, layout, broken, expected, found }: Tried) {
  const isRight = JSON.stringify(expected) === JSON.stringify(found);
  return isRight ? [] : [{ seed, layout, broken, expected, found }];
}

describe("a return that is right", () => {
  it.each(harmless.map((one) => [one.name, one] as const))("stays right with %s", async (name, change) => {
    const tried = await tryAll(seeded(name, 1).map((one) => ({ ...one, breakages: [], layout: [change] })));
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.flatMap(wrong)).toEqual([]);
    for (const { seed, checked } of tried) {
      expect(checked.result.outcome, seed).toBe("accepted");
      expect(checked.read, seed).toEqual(checked.meant);
    }
  });

  it("stays right with several changes of layout at once", async () => {
    const tried = await tryAll(seeded("layouts", PAIRS).map((one) => ({ ...one, breakages: [] })));
    expect(tried.flatMap(wrong)).toEqual([]);
    expect(tried.filter(({ checked }) => checked.read.join() !== checked.meant.join()).map(({ seed }) => seed)).toEqual(
      [],
    );
  });
});

describe("a return that is broken", () => {
  it.each(breakages.map((one) => [one.name, one] as const))("by %s is told exactly where", async (name, breakage) => {
    const plain = seeded(name, SEEDS).map((one) => ({ ...one, breakages: [breakage], layout: [] }));
    const laidOut = seeded(`${name}, laid out`, SEEDS).map((one) => ({ ...one, breakages: [breakage] }));
    const tried = await tryAll([...plain, ...laidOut]);
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.flatMap(wrong)).toEqual([]);
  });

  it("in two ways at once is told both", async () => {
    const tried = await tryAll(seeded("pair", PAIRS).map((one) => ({ ...one, breakages: pairOf(one.seed) })));
    expect(tried.length).toBeGreaterThan(PAIRS / 2);
    expect(tried.flatMap(wrong)).toEqual([]);
  });
});
