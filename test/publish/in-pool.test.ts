import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inPool } from "../../packages/core/src/publish/in-pool.ts";

describe("inPool", () => {
  it("gives the results in the order of the items, whichever is done first", async () => {
    const done: number[] = [];
    const results = await inPool([3, 1, 2], 3, async (turns) => {
      for (let left = turns; left > 0; left -= 1) await turn();
      done.push(turns);
      return turns * 10;
    });
    expect(done).toEqual([1, 2, 3]);
    expect(results).toEqual([30, 10, 20]);
  });

  it("has so many under way and no more", async () => {
    let [now, most] = [0, 0];
    await inPool([1, 2, 3, 4, 5, 6], 2, async () => {
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
    });
    expect(most).toBe(2);
  });

  it("begins no other after a failure, and fails once those under way have ended", async () => {
    const [begun, ended]: [number[], number[]] = [[], []];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      if (item === 1) throw new Error("no more");
      for (let left = 5; left > 0; left -= 1) await turn();
      ended.push(item);
    };
    await expect(inPool([0, 1, 2, 3], 2, work)).rejects.toThrow("no more");
    expect(begun).toEqual([0, 1]);
    expect(ended).toEqual([0]);
  });
});
