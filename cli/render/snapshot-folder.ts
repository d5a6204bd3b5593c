import { join } from "node:path";

/** Where the files of a snapshot lie in a store: a folder's path, or a bucket's URL. */
export function snapshotFolder(address: string, snapshot: { collection: string; version: string }): string {
  const path = ["data", "snapshots", snapshot.collection, snapshot.version];
  return address.includes("://") ? [address.replace(/\/+$/, ""), ...path].join("/") : join(address, ...path);
}
