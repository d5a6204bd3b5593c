import { join } from "node:path";

/** Where the files of a snapshot lie: a folder's path, or a bucket's URL. `data` is where a store's data lie. */
export function snapshotFolder(data: string, snapshot: { collection: string; version: string }): string {
  const path = ["snapshots", snapshot.collection, snapshot.version];
  return data.includes("://") ? [data.replace(/\/+$/, ""), ...path].join("/") : join(data, ...path);
}
