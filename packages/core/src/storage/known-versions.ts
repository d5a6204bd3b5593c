import type { BigIntStats } from "node:fs";

/** Remembers the content hash of files that have not changed, so that a second listing need not read them. */
export interface KnownVersions {
  find(path: string, stats: BigIntStats): string | undefined;
  remember(path: string, stats: BigIntStats, version: string): void;
}

/** A file changed again within one tick of the file system's clock would look unchanged: the coarsest tick in use is 2 s. */
const SETTLED_MS = 2_500;
const MOST_ENTRIES = 100_000;

/**
 * An empty memory. It may only save work: whoever acts on a version, as a compare-and-swap does, must hash
 * afresh. A file is remembered by size, both times and inode, and only once it has been left alone for a while.
 */
export function knownVersions(now: () => number = Date.now): KnownVersions {
  const held = new Map<string, { readonly stamp: string; readonly version: string }>();
  return {
    find(path, stats) {
      const found = held.get(path);
      return found?.stamp === stampOf(stats) ? found.version : undefined;
    },
    remember(path, stats, version) {
      const changed = Math.max(Number(stats.mtimeMs), Number(stats.ctimeMs));
      if (now() - changed < SETTLED_MS) return;
      if (held.size >= MOST_ENTRIES) held.clear();
      held.set(path, { stamp: stampOf(stats), version });
    },
  };
}

function stampOf(stats: BigIntStats): string {
  return `${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}:${stats.ino}`;
}
