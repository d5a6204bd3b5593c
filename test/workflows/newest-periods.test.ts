import { describe, expect, it } from "vitest";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { acceptedReturns } from "../../packages/core/src/workflows/accepted-returns.ts";
import { collectionStatus } from "../../packages/core/src/workflows/collection-status.ts";
import { newestPeriods } from "../../packages/core/src/workflows/newest-periods.ts";
import { setWindow } from "../../packages/core/src/workflows/set-window.ts";
import { clockAt, logStore, type Said } from "./log-store.ts";

const collection = "spending";
const clock = clockAt("2012-02-01T09:00:00Z");
const YEARS = [2010, 2011];
const PERIODS = YEARS.flatMap((year) =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`),
);
const SENDERS = ["102", "204", "305", "314"];

/** Two years of months: everybody sends, and in the last month the second one's file is accepted. */
function twoYears(): Promise<Objects> {
  const sent = SENDERS.map((one): Said => [one, "received", "0123456789abcdef0123", "2012-01-05"]);
  const [last = "", ...before] = PERIODS.toReversed();
  const accepted: Said = ["204", "accepted", "0123456789abcdef0123", "2012-01-05"];
  return logStore(collection, {
    ...Object.fromEntries(before.map((period) => [period, sent])),
    [last]: [...sent, accepted],
  });
}

/** What was listed of a store's log, key by key. */
function watched(data: Objects): Objects & { readonly taken: string[] } {
  const taken: string[] = [];
  return {
    ...data,
    taken,
    async *keys(prefix) {
      for await (const key of data.keys(prefix)) {
        taken.push(key);
        yield key;
      }
    },
  };
}

describe("the newest periods", () => {
  it("are a year of months, say where to go on, and stand as the whole log says", async () => {
    const data = await twoYears();
    const first = await newestPeriods({ collection }, { data, clock });
    expect(first.periods.map(({ period }) => period)).toEqual(PERIODS.slice(12).toReversed());
    expect(first.earlier).toBe("2011-01");
    const rest = await newestPeriods({ collection, before: "2011-01" }, { data, clock });
    expect(rest.periods.map(({ period }) => period)).toEqual(PERIODS.slice(0, 12).toReversed());
    expect(rest.earlier).toBeNull();
    expect([...first.periods, ...rest.periods]).toEqual(await collectionStatus({ collection }, { data, clock }));
    expect(first.periods[0]?.accepted).toBe(1);
  });

  it("of one sender take its own log and what holds for all, and nobody else's", async () => {
    const data = watched(await twoYears());
    const { periods, earlier } = await newestPeriods({ collection, authority: "204", most: 2 }, { data, clock });
    expect(
      periods.map(({ period, returns }) => [period, returns.map(({ code, state }) => `${code} ${state}`)]),
    ).toEqual([
      ["2011-12", ["204 accepted"]],
      ["2011-11", ["204 received"]],
    ]);
    expect(earlier).toBe("2011-11");
    expect(data.taken.map((key) => key.split("/").slice(2, 4).join(" ")).sort()).toEqual([
      "2011-11 204",
      "2011-12 204",
      "2011-12 204",
    ]);
  });

  it("of one sender stand by the days that hold for all", async () => {
    const late: Said[] = [
      ["204", "received", "0123456789abcdef0123", "2012-01-25"],
      ["204", "accepted", "0123456789abcdef0123", "2012-01-25"],
    ];
    const data = await logStore(collection, { "2011-12": late });
    const days = { opens: "2012-01-03", due: "2012-01-13", closes: "2012-01-20", remind: [], moveDue: false };
    const asked = { collection, period: "2011-12", ...days, by: "Survey team", force: true };
    await setWindow(asked, { data, clock: clockAt("2012-01-02T09:00:00Z") });
    const { periods } = await newestPeriods({ collection, authority: "204" }, { data, clock });
    expect(periods.map(({ returns }) => returns.map(({ state }) => state))).toEqual([["late"]]);
    expect(periods[0]?.window).toMatchObject({ closes: "2012-01-20" });
    expect(await acceptedReturns(data, collection)).toEqual([]);
  });

  it("need no period to start before, and are none before the first", async () => {
    const data = await twoYears();
    const between = await newestPeriods({ collection, before: "2010-02-15", most: 1 }, { data, clock });
    expect(between).toMatchObject({ periods: [{ period: "2010-02" }], earlier: "2010-02" });
    expect(await newestPeriods({ collection, before: "2010-01" }, { data, clock })).toEqual({
      periods: [],
      earlier: null,
    });
    await expect(newestPeriods({ collection: "nothing" }, { data, clock })).rejects.toThrow(/nothing/);
  });
});
