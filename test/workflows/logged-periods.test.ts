import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { logKey } from "../../packages/core/src/filing/log-key.ts";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { loggedPeriods } from "../../packages/core/src/workflows/logged-periods.ts";
import { answersOfPeriod } from "../../packages/core/src/workflows/public-answers.ts";
import { listLog, listLogByPeriod } from "../../packages/core/src/workflows/return-log.ts";

const collection = "personal-budgets";
const clock = () => new Date("2012-06-01T09:00:00Z");
const ENTRIES = 40;
const PERIODS = ["2009-03-31", "2010-03-31", "2011-03-31", "all"];

/** A log of many entries a period, and how many keys and names were taken from its listings. */
async function longLog() {
  const store = memoryStore(clock);
  for (const period of PERIODS) {
    for (let n = 1; n <= ENTRIES; n += 1) {
      const said = { event: "received", subject: "0123456789abcdef0123", at: "2011-05-01T09:00:00Z" } as const;
      await store.data.put(logKey({ collection, period, authority: "102" }, n, said), new Uint8Array());
    }
  }
  let taken = 0;
  const data = {
    ...store.data,
    async *list(prefix: string, after?: string) {
      for await (const head of store.data.list(prefix, after)) {
        taken += 1;
        yield head;
      }
    },
    async *keys(prefix: string) {
      for await (const key of store.data.keys(prefix)) {
        taken += 1;
        yield key;
      }
    },
    async *folders(prefix: string) {
      for await (const name of store.data.folders(prefix)) {
        taken += 1;
        yield name;
      }
    },
  };
  return { data, taken: () => taken };
}

describe("the periods of a log", () => {
  it("are found by a step each, newest first, however much happened in them", async () => {
    const { data, taken } = await longLog();
    expect(await loggedPeriods(data, collection)).toEqual(PERIODS.toReversed());
    expect(taken()).toBe(PERIODS.length);
    expect(await loggedPeriods(data, "another")).toEqual([]);
  });

  it("are listed some at a time, each by itself, and in their order", async () => {
    const { data } = await longLog();
    let [listing, most] = [0, 0];
    const watched: Objects = {
      ...data,
      async *keys(prefix) {
        listing += 1;
        most = Math.max(most, listing);
        await setImmediate();
        yield* data.keys(prefix);
        listing -= 1;
      },
    };
    const logs = await listLogByPeriod(watched, collection);
    expect(logs.map((log) => [...new Set(log.map(({ period }) => period))])).toEqual(PERIODS.map((period) => [period]));
    expect(logs.flat()).toEqual(await listLog(data, { collection }));
    expect(most).toBe(PERIODS.length);
  });

  it("are named where the answers of one are asked for, and only that one is read", async () => {
    const { data, taken } = await longLog();
    const { chosen, others } = await answersOfPeriod({ collection, period: undefined }, { store: { data }, clock });
    expect([chosen?.period, ...others]).toEqual(["2011-03-31", "2010-03-31", "2009-03-31"]);
    expect(taken()).toBe(PERIODS.length + ENTRIES);
    const unknown = await answersOfPeriod({ collection, period: "1999-03-31" }, { store: { data }, clock });
    expect([unknown.chosen, unknown.others.length]).toEqual([undefined, 3]);
  });
});
