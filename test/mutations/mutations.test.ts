import { describe, expect, it } from "vitest";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { breakages, mutator } from "./try-mutation.ts";

// The templates of every collection are filled in, laid out in some way councils do, broken in the
// ways of the catalogue at seeded places, and checked: the findings must name the broken cells and
// no others.

const MUTATIONS = 300;

describe("a return broken in one place", () => {
  const tryMutation = mutator();

  it("has exactly the findings that name what was broken, and a whole return has none", async () => {
    let tried = 0;
    let broken = 0;
    for (let index = 0; index < MUTATIONS; index += 1) {
      const collection = registry[index % registry.length];
      const breakage = breakages[(index * 7) % breakages.length];
      if (collection === undefined || breakage === undefined) throw new Error("There is nothing to break");
      const ways = index % 5 === 4 ? [] : [breakage];
      const one = await tryMutation({ collection, breakages: ways, seed: `mutation ${index}` });
      if (one === undefined) continue;
      tried += 1;
      broken += ways.length;
      const what = `${one.seed}: ${collection.id}, ${[...one.broken, ...one.layout].join(", ")}`;
      expect(one.found.toSorted(), what).toEqual(one.expected);
    }
    expect(tried).toBeGreaterThan(MUTATIONS / 2);
    expect(broken).toBeGreaterThan(MUTATIONS / 3);
  });
});
