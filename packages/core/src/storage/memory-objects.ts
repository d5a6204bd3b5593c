import { checkFolder, checkKey, compareKeys } from "./key-rules.ts";
import type { Condition, Head, Objects, StoredObject } from "./objects.ts";

/** Comes right after the slash among the signs of a key. */
const BEHIND_SLASH = "0";

/**
 * Objects for the length of a process: for tests and one-off checks. Every put makes a new version, as a
 * versioned bucket does, even of equal bytes. `clock` gives the `modified` times.
 */
export function memoryObjects(clock: () => Date = () => new Date()): Objects {
  const held = new Map<string, StoredObject>();
  const order: string[] = [];
  let puts = 0;
  return {
    async get(key, version) {
      checkKey(key);
      const found = held.get(key);
      if (found === undefined || (version !== undefined && found.version !== version)) return undefined;
      return { ...found, bytes: found.bytes.slice() };
    },
    async head(key) {
      checkKey(key);
      return headOf(held.get(key));
    },
    async put(key, bytes, condition) {
      checkKey(key);
      if (!holds(condition, held.get(key))) return { done: false };
      puts += 1;
      const version = `v${puts}`;
      const modified = clock().toISOString();
      if (!held.has(key)) order.splice(firstFrom(order, key), 0, key);
      held.set(key, { key, version, size: bytes.length, modified, bytes: new Uint8Array(bytes) });
      return { done: true, version };
    },
    async *list(prefix, after) {
      for (const key of keysFrom(order, prefix)) {
        const head = headOf(held.get(key));
        if (head !== undefined && (after === undefined || compareKeys(key, after) > 0)) yield head;
      }
    },
    async *keys(prefix) {
      for (const key of keysFrom(order, prefix)) if (held.has(key)) yield key;
    },
    async *folders(prefix) {
      checkFolder(prefix);
      for (let at = firstFrom(order, prefix); order[at]?.startsWith(prefix) === true; ) {
        const [name = "", ...below] = order[at]?.slice(prefix.length).split("/") ?? [];
        if (below.length > 0) yield name;
        at = below.length > 0 ? firstFrom(order, `${prefix}${name}${BEHIND_SLASH}`) : at + 1;
      }
    },
    async delete(key) {
      checkKey(key);
      if (held.delete(key)) order.splice(firstFrom(order, key), 1);
    },
  };
}

function keysFrom(order: readonly string[], prefix: string): readonly string[] {
  const from = firstFrom(order, prefix);
  let behind = from;
  while (order[behind]?.startsWith(prefix) === true) behind += 1;
  return order.slice(from, behind);
}

/** Where the first key stands that is not before this text, among keys in order. */
function firstFrom(order: readonly string[], text: string): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(order[middle] ?? "", text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function headOf(found: StoredObject | undefined): Head | undefined {
  if (found === undefined) return undefined;
  const { key, version, size, modified } = found;
  return { key, version, size, modified };
}

function holds(condition: Condition | undefined, found: StoredObject | undefined): boolean {
  if (condition === undefined) return true;
  return condition.if === "absent" ? found === undefined : found?.version === condition.version;
}
