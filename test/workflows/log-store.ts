import type { EventName } from "../../packages/core/src/filing/entry.ts";
import { logKey } from "../../packages/core/src/filing/log-key.ts";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";

/** One entry as a line: authority, event, subject, time. A time without hours is noon. */
export type Said = readonly [authority: string, event: EventName, subject: string, at: string];

/** A data area whose log has these keys; nothing in it can be opened to any use. */
export async function logStore(
  collection: string,
  periods: Readonly<Record<string, readonly Said[]>>,
): Promise<Objects> {
  const { data } = memoryStore();
  for (const [period, said] of Object.entries(periods)) {
    for (const [index, [authority, event, subject, at]] of said.entries()) {
      const time = at.includes("T") ? at : `${at}T12:00:00.000Z`;
      await data.put(
        logKey({ collection, period, authority }, index + 1, { event, subject, at: time }),
        new Uint8Array(),
      );
    }
  }
  return data;
}

/** The same objects, with a count of every call; one of keys alone is a listing. */
export function counted(data: Objects): Objects & { readonly calls: Record<Exclude<keyof Objects, "keys">, number> } {
  const calls = { get: 0, head: 0, put: 0, list: 0, folders: 0, delete: 0 };
  return {
    calls,
    get: (key, version) => {
      calls.get += 1;
      return data.get(key, version);
    },
    head: (key) => {
      calls.head += 1;
      return data.head(key);
    },
    put: (key, bytes, condition) => {
      calls.put += 1;
      return data.put(key, bytes, condition);
    },
    list: (prefix, after) => {
      calls.list += 1;
      return data.list(prefix, after);
    },
    keys: (prefix) => {
      calls.list += 1;
      return data.keys(prefix);
    },
    folders: (prefix) => {
      calls.folders += 1;
      return data.folders(prefix);
    },
    delete: (key) => {
      calls.delete += 1;
      return data.delete(key);
    },
  };
}

/** A clock that stands still. */
export function clockAt(time: string): () => Date {
  return () => new Date(time);
}
