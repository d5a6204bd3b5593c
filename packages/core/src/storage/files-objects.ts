import { mkdir } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { withFileLock } from "./file-lock.ts";
import { folderKeys, folderNames, type KeyRange } from "./folder-keys.ts";
import { checkKey } from "./key-rules.ts";
import { type KnownVersions, knownVersions } from "./known-versions.ts";
import { lastingFolders } from "./lasting-folders.ts";
import { contentVersion, hashObjectFile, headObjectFile, readObjectFile } from "./object-file.ts";
import {
  createFrom,
  type FilePlace,
  removeFile,
  removeTempFile,
  replaceWith,
  sweepTempFiles,
  writeTempFile,
} from "./object-file-write.ts";
import type { Condition, Head, Objects } from "./objects.ts";

const LOCK_FOLDER = ".locks";
const HEADS_AT_ONCE = 16;

/**
 * Objects as the files of a folder, one path a key, so that people may look into it and drop files into it.
 *
 * A version is the sha256 of the content. Writers of any number of processes exclude each other by key, and
 * a reader sees the old object or the new one, whenever a writer dies. Who changes files by hand takes no
 * lock: a conditional put then compares with what the folder held a moment before.
 * The folder is made by the first put. `root` may be relative to the working directory. A file of more than
 * `mostBytes` is not read; 1 GiB by default.
 */
export function filesObjects(root: string, mostBytes?: number): Objects {
  const folder = resolve(root);
  const known = knownVersions();
  const lasting = lastingFolders(folder);
  const placeAt = (key: string): FilePlace => ({ root: folder, key, path: pathOf(folder, key), lasting });
  let swept: Promise<void> | undefined;
  return {
    async get(key, version) {
      const found = await readObjectFile(pathOf(folder, key), mostBytes);
      return found === undefined || (version !== undefined && found.version !== version)
        ? undefined
        : { key, ...found };
    },
    head: (key) => headOf(pathOf(folder, key), key, known),
    async put(key, bytes, condition) {
      const place = placeAt(key);
      const copy = new Uint8Array(bytes);
      swept ??= sweepTempFiles(folder, Date.now());
      await swept;
      const temp = await writeTempFile(folder, copy);
      try {
        return (await settle(temp, place, condition)) ? { done: true, version: contentVersion(copy) } : { done: false };
      } finally {
        await removeTempFile(temp);
      }
    },
    list: (prefix, after) => listHeads(folder, { prefix, after }, known),
    keys: (prefix) => folderKeys(folder, { prefix, after: undefined }),
    folders: (prefix) => folderNames(folder, prefix),
    async delete(key) {
      const place = placeAt(key);
      await withKeyLock(place, () => removeFile(place));
    },
  };
}

function pathOf(root: string, key: string): string {
  checkKey(key);
  if (sep !== "/" && key.includes(sep)) throw new RangeError(`Cannot use the key "${key}": it holds a "${sep}".`);
  return join(root, key);
}

async function headOf(path: string, key: string, known: KnownVersions): Promise<Head | undefined> {
  const head = await headObjectFile(path, known);
  return head && { key, ...head };
}

/** Creating needs no lock: a link is made or refused in one step, and nobody replaces a key that is absent. */
async function settle(temp: string, place: FilePlace, condition: Condition | undefined): Promise<boolean> {
  if (condition?.if === "absent") return createFrom(temp, place);
  return withKeyLock(place, async () => {
    if (condition !== undefined && (await hashObjectFile(place.path))?.version !== condition.version) return false;
    await replaceWith(temp, place);
    return true;
  });
}

/** Keys share 256 locks, so that the lock files, which are never removed, stay few. */
async function withKeyLock<T>({ root, key }: FilePlace, work: () => Promise<T>): Promise<T> {
  const folder = join(root, LOCK_FOLDER);
  await mkdir(folder, { recursive: true });
  return withFileLock(join(folder, contentVersion(Buffer.from(key)).slice(0, 2)), work);
}

/** Files that vanish while the listing runs are left out. */
async function* listHeads(root: string, range: KeyRange, known: KnownVersions): AsyncGenerator<Head> {
  let batch: Promise<Head | undefined>[] = [];
  for await (const key of folderKeys(root, range)) {
    batch.push(headOf(join(root, key), key, known));
    if (batch.length < HEADS_AT_ONCE) continue;
    yield* await settled(batch);
    batch = [];
  }
  yield* await settled(batch);
}

async function settled(batch: readonly Promise<Head | undefined>[]): Promise<readonly Head[]> {
  return (await Promise.all(batch)).filter((head) => head !== undefined);
}
