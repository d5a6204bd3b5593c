import { originalKey, snapshotPrefix } from "../filing/keys.ts";
import type { Objects } from "../storage/objects.ts";
import { findSnapshot } from "./find-snapshot.ts";
import { InputError } from "./input-error.ts";
import { readLatest } from "./latest-snapshot.ts";

/** A snapshot with the originals it was made from, wherever they lie. */
export interface SnapshotSource {
  /** Paths of the files of the snapshot. */
  readonly list: () => Promise<readonly string[]>;
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** What a file of the snapshot is called where it lies. */
  readonly nameOf: (path: string) => string;
  readonly original: (sha256: string) => Promise<Uint8Array | undefined>;
  /** The rows that were stored, where they are at hand. */
  readonly rows?: (key: string) => Promise<Uint8Array | undefined>;
  /** What the store says the manifest's hash is, of its newest snapshot. */
  readonly manifestSha256?: string | undefined;
  /** The manifest of another version, where it is at hand. */
  readonly otherManifest?: (version: string) => Promise<NamedBytes | undefined>;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files that lie in a folder by their hashes: originals beside a store, or beside a copied snapshot. */
export type OriginalsFolder = Pick<Objects, "get">;

/** A snapshot of a store by its name (see `findSnapshot`). Throws `InputError` where it is not there. */
export async function storedSnapshot(
  data: Objects,
  name: string,
  originals?: OriginalsFolder,
): Promise<SnapshotSource> {
  const { collection, version } = await findSnapshot(data, name);
  const prefix = snapshotPrefix(collection, version);
  const latest = (await readLatest(data, collection))?.latest;
  return {
    list: () => pathsUnder(data, prefix),
    read: (path) => bytesAt(data, `${prefix}${path}`),
    nameOf: (path) => `${prefix}${path}`,
    original: (sha256) => (originals === undefined ? bytesAt(data, originalKey(sha256)) : bytesAt(originals, sha256)),
    rows: (key) => bytesAt(data, key),
    manifestSha256: latest?.version === version ? latest.manifestSha256 : undefined,
    otherManifest: async (other) => {
      const key = `${snapshotPrefix(collection, other)}manifest.json`;
      const bytes = await bytesAt(data, key);
      return bytes && { name: key, bytes };
    },
  };
}

/** A snapshot's folder, copied out of its store, and a folder of originals. Throws `InputError` where it is none. */
export async function copiedSnapshot(
  folder: Pick<Objects, "get" | "list">,
  originals: OriginalsFolder,
): Promise<SnapshotSource> {
  const paths = await pathsUnder(folder, "");
  if (!paths.some((path) => path === "manifest.json" || path === "started.json")) {
    throw new InputError("That folder is not a snapshot: it holds no manifest.json. Name the folder of one version.");
  }
  return {
    list: async () => paths,
    read: (path) => bytesAt(folder, path),
    nameOf: (path) => path,
    original: (sha256) => bytesAt(originals, sha256),
  };
}

async function pathsUnder(objects: Pick<Objects, "list">, prefix: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { key } of objects.list(prefix)) paths.push(key.slice(prefix.length));
  return paths;
}

async function bytesAt(objects: Pick<Objects, "get">, key: string): Promise<Uint8Array | undefined> {
  return (await objects.get(key))?.bytes;
}
