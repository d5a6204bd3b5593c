import { statSync } from "node:fs";
import { join } from "node:path";
import { filesObjects } from "./files-objects.ts";
import { memoryObjects } from "./memory-objects.ts";
import type { Store } from "./objects.ts";

/**
 * The store at an address: a folder, with councils' uploads in `uploads/` and everything else in `data/`.
 * The folder need not exist yet. Throws for an empty address, for a file and for any `scheme://` address.
 */
export function openStore(address: string): Store {
  if (address.trim() === "") throw new Error("Cannot open the store: no address was given. Give a folder.");
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) {
    throw new Error(
      `Cannot open the store "${address}": this version opens folders only. Give a folder; a bucket can be used by copying it to a folder first.`,
    );
  }
  if (statSync(address, { throwIfNoEntry: false })?.isFile()) {
    throw new Error(`Cannot open the store "${address}": it is a file. Give a folder.`);
  }
  return { uploads: filesObjects(join(address, "uploads")), data: filesObjects(join(address, "data")) };
}

/** An empty store for the length of a process. `clock` gives the `modified` times. */
export function memoryStore(clock?: () => Date): Store {
  return { uploads: memoryObjects(clock), data: memoryObjects(clock) };
}
