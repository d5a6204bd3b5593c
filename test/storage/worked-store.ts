import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { workUploads } from "../../packages/core/src/workflows/work-uploads.ts";
import type { SampleFile } from "../../sample/sample-file.ts";

/**
 * Uploads files, works them and publishes what was accepted. Files of one return are sent one after another, each once
 * the one before it has been answered: a receipt says what has changed since the last try. Throws where any of it fails.
 */
export async function workFiles(store: Store, files: readonly SampleFile[]): Promise<void> {
  for (const wave of wavesOf(files)) {
    for (const { bytes, ...file } of wave) await store.uploads.put(`${returnOf(file)}/${file.name}`, bytes);
    const { failed } = await workUploads({ store });
    if (failed.length > 0) throw new Error(`Could not work ${failed[0]?.key}: ${failed[0]?.reason}`);
  }
  for (const collection of new Set(files.map((file) => file.collection))) {
    const { kind } = await publishNational({ collection }, { store, openTables, openSolver });
    if (kind !== "published") throw new Error(`Nothing was published: ${kind}`);
  }
}

function wavesOf(files: readonly SampleFile[]): readonly (readonly SampleFile[])[] {
  const returns = [...Map.groupBy(files, returnOf).values()];
  const longest = Math.max(0, ...returns.map((sent) => sent.length));
  return Array.from({ length: longest }, (_, index) => returns.flatMap((sent) => sent[index] ?? []));
}

function returnOf({ collection, period, authority }: Omit<SampleFile, "bytes">): string {
  return `${collection}/${period}/${authority}`;
}

/** The same store with every upload dated alike: a store's clock is its own, and receipts say what it said. */
export function datedAlike({ uploads, data }: Store, modified: string): Store {
  return { data, uploads: dated(uploads, modified) };
}

function dated(objects: Objects, modified: string): Objects {
  return {
    ...objects,
    async get(key, version) {
      const found = await objects.get(key, version);
      return found && { ...found, modified };
    },
    async head(key) {
      const found = await objects.head(key);
      return found && { ...found, modified };
    },
    async *list(prefix, after) {
      for await (const head of objects.list(prefix, after)) yield { ...head, modified };
    },
  };
}

/**
 * What two stores that were sent the same must agree on, byte for byte: originals, rows, receipts and
 * snapshots by key, in hexadecimal SHA-256; of the log, the keys. A store's own versions are in the bodies
 * of its log and in the names of its arrivals.
 */
export async function agreedContents(data: Objects): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  for (const area of ["originals/", "receipts/", "rows/", "snapshots/"]) {
    for await (const { key } of data.list(area)) {
      const object = await data.get(key);
      const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(object?.bytes ?? []));
      contents.set(key, Buffer.from(digest).toString("hex"));
    }
  }
  for await (const { key } of data.list("log/")) contents.set(key, "");
  return contents;
}
