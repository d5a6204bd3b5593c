import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allMutations } from "../../scripts/stacks/mutations/all-mutations.ts";

const root = new URL("../../", import.meta.url);

describe("the faults that npm run check:stacks -- --mutations puts in", () => {
  it("are many, each with a name of its own and a test file that is to see it", () => {
    expect(allMutations.length).toBeGreaterThan(150);
    expect(new Set(allMutations.map(({ name }) => name)).size).toBe(allMutations.length);
    for (const { by, name } of allMutations) {
      expect(existsSync(new URL(`test/stacks/${by}.test.ts`, root)), name).toBe(true);
    }
  });

  it("each find their text once, and put another in its place", () => {
    const wrong = allMutations.filter(({ file, find, put }) => {
      const text = readFileSync(new URL(file, root), "utf8");
      return text.split(find).length !== 2 || put === find;
    });
    expect(wrong.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});
