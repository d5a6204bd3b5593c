import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { openEventQueue, type QueueOptions } from "../../server/event-queue.ts";

function options(over: Partial<QueueOptions>): QueueOptions {
  return {
    work: async () => undefined,
    giveUp: async () => undefined,
    laneOf: (body) => body.charAt(0),
    atOnce: 2,
    most: 100,
    tries: 3,
    pause: () => 1,
    ...over,
  };
}

it("works what is of one lane in the order it came, and no more than so many at once", async () => {
  const done: string[] = [];
  const atWork = new Set<string>();
  let most = 0;
  const queue = openEventQueue(
    options({
      async work({ body }) {
        expect(atWork.has(body.charAt(0))).toBe(false);
        atWork.add(body.charAt(0));
        most = Math.max(most, atWork.size);
        await pause(2);
        atWork.delete(body.charAt(0));
        done.push(body);
      },
    }),
  );
  for (const body of ["a1", "a2", "b1", "c1", "a3", "b2"]) queue.add(body);
  await emptied(queue);
  expect(most).toBe(2);
  expect(done.filter((body) => body.startsWith("a"))).toEqual(["a1", "a2", "a3"]);
  expect(done).toHaveLength(6);
});

it("tries so often and then gives up, once, and goes on with the others", async () => {
  const tried: string[] = [];
  const given: string[] = [];
  const queue = openEventQueue(
    options({
      async work({ body }) {
        tried.push(body);
        if (body === "poison") throw new Error("always");
      },
      giveUp: async ({ body }, error) => void given.push(`${body}: ${String(error)}`),
    }),
  );
  for (const body of ["poison", "good", "other"]) queue.add(body);
  await emptied(queue);
  expect(tried.filter((body) => body === "poison")).toHaveLength(3);
  expect(tried.filter((body) => body !== "poison").toSorted()).toEqual(["good", "other"]);
  expect(given).toEqual(["poison: Error: always"]);
});

it("keeps what could not even be given up", async () => {
  let refused = 0;
  const queue = openEventQueue(
    options({
      work: () => Promise.reject(new Error("always")),
      async giveUp() {
        refused += 1;
        if (refused < 3) throw new Error("the store is away");
      },
    }),
  );
  queue.add("x");
  await emptied(queue);
  expect(refused).toBe(3);
});

it("refuses what it has no room for, and takes nothing once it closes; it ends after what is in hand", async () => {
  const gate = Promise.withResolvers<void>();
  let finished = 0;
  const queue = openEventQueue(
    options({
      most: 2,
      async work() {
        await gate.promise;
        finished += 1;
      },
    }),
  );
  expect(["a", "b", "c", "d", "e"].map((body) => queue.add(body))).toEqual([true, true, true, true, false]);
  let isClosed = false;
  const closing = queue.close().finally(() => {
    isClosed = true;
  });
  expect(queue.add("f")).toBe(false);
  await pause(5);
  expect(isClosed).toBe(false);
  gate.resolve();
  expect(await closing).toBe(2);
  expect(finished).toBe(2);
});

async function emptied(queue: { size(): number }): Promise<void> {
  while (queue.size() > 0) await pause(2);
}
