import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, rename, rm, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode } from "./error-code.ts";
import { statOrNothing } from "./object-file.ts";

const TEMP_FOLDER = ".tmp";
const STRAY_AFTER_MS = 3_600_000;
/** What systems answer that cannot flush a folder; any other answer is a real failure. */
const FOLDER_NOT_FLUSHED: ReadonlySet<string | undefined> = new Set(["EPERM", "EISDIR", "EINVAL", "EACCES", "ENOTSUP"]);

/** Where an object goes: the store's folder, the object's key and its full path. */
export interface FilePlace {
  readonly root: string;
  readonly key: string;
  readonly path: string;
}

/**
 * Writes all bytes to a new file outside the listing and flushes them, so that one rename or link makes them
 * the object. Returns its path; the caller moves or removes it.
 */
export async function writeTempFile(root: string, bytes: Uint8Array): Promise<string> {
  const folder = join(root, TEMP_FOLDER);
  await mkdir(folder, { recursive: true });
  const temp = join(folder, randomUUID());
  try {
    const handle = await open(temp, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
  return temp;
}

/** Makes the temporary file the object, in place of whatever plain file is there. */
export async function replaceWith(temp: string, place: FilePlace): Promise<void> {
  await makeFolders(place);
  if ((await statOrNothing(place.path))?.isDirectory()) throw blockedError(place.key, "a folder has that name");
  await rename(temp, place.path);
  await flushFolders(place);
}

/** Makes the temporary file the object if nothing is there, in one step of the file system; says whether it did. */
export async function createFrom(temp: string, place: FilePlace): Promise<boolean> {
  await makeFolders(place);
  try {
    await link(temp, place.path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    const found = await statOrNothing(place.path);
    if (found !== undefined && !found.isFile()) throw blockedError(place.key, "something other than a file is there");
    return false;
  }
  await flushFolders(place);
  return true;
}

/** Removes a plain file; nothing happens where there is none. */
export async function removeFile(place: FilePlace): Promise<void> {
  if (!(await statOrNothing(place.path))?.isFile()) return;
  await unlink(place.path);
  await flushFolder(dirname(place.path));
}

/**
 * Removes what writers killed over an hour ago left behind; a younger file may still be written. Never fails:
 * a stray file that cannot be removed costs room and nothing else, so it is no reason to refuse a write.
 */
export async function sweepTempFiles(root: string, now: number): Promise<void> {
  const folder = join(root, TEMP_FOLDER);
  const names = await readdir(folder).catch(() => []);
  await Promise.allSettled(names.map((name) => removeStray(join(folder, name), now)));
}

async function removeStray(path: string, now: number): Promise<void> {
  const found = await statOrNothing(path);
  if (found !== undefined && now - Number(found.mtimeMs) > STRAY_AFTER_MS) await rm(path, { force: true });
}

async function makeFolders({ key, path }: FilePlace): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOTDIR" || code === "EEXIST") throw blockedError(key, "the start of it is already an object");
    throw error;
  }
}

function blockedError(key: string, found: string): Error {
  return new Error(
    `Cannot write ${JSON.stringify(key)}: ${found}, and a folder holds one or the other. Use another key.`,
  );
}

/** A new name is durable once every folder on its way is: each of them may be as new as the file. */
async function flushFolders({ root, path }: FilePlace): Promise<void> {
  for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder)) await flushFolder(folder);
}

async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!FOLDER_NOT_FLUSHED.has(errorCode(error))) throw error;
  }
}
