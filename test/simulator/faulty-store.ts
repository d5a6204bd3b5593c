import { setImmediate as nextTurn } from "node:timers/promises";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import type { Draw } from "../../sample/random.ts";

/** Thrown where a worker dies. */
export class Death extends Error {}

/**
 * A store as one worker sees it: others get on between any two calls, and with a chance of `deaths` at each call the
 * worker dies, before the call has its effect or after.
 */
export function faultyStore(store: Store, draw: Draw, deaths: number): Store {
  return { uploads: faulty(store.uploads), data: faulty(store.data) };

  function faulty(objects: Objects): Objects {
    return {
      get: (key, version) => call(() => objects.get(key, version)),
      head: (key) => call(() => objects.head(key)),
      put: (key, bytes, condition) => call(() => objects.put(key, bytes, condition)),
      delete: (key) => call(() => objects.delete(key)),
      async *list(prefix, after) {
        for await (const head of objects.list(prefix, after)) yield await call(() => Promise.resolve(head));
      },
      async *keys(prefix) {
        for await (const key of objects.keys(prefix)) yield await call(() => Promise.resolve(key));
      },
      async *folders(prefix) {
        for await (const name of objects.folders(prefix)) yield await call(() => Promise.resolve(name));
      },
    };
  }

  async function call<T>(work: () => Promise<T>): Promise<T> {
    for (let turns = Math.floor(draw() * 3); turns > 0; turns -= 1) await nextTurn();
    if (draw() < deaths / 2) throw new Death("The worker died before it was done");
    const result = await work();
    if (draw() < deaths / 2) throw new Death("The worker died after it was done");
    return result;
  }
}

/** A bucket with versions: what was overwritten can still be read by its version. */
export function versioned(objects: Objects): Objects {
  const old = new Map<string, Awaited<ReturnType<Objects["get"]>>>();
  return {
    ...objects,
    async get(key, version) {
      return (await objects.get(key, version)) ?? (version === undefined ? undefined : old.get(`${key} ${version}`));
    },
    async put(key, bytes, condition) {
      const put = await objects.put(key, bytes, condition);
      if (put.done) old.set(`${key} ${put.version}`, await objects.get(key));
      return put;
    },
  };
}
