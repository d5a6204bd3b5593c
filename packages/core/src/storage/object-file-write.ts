import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, rename, rm, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode } from "./error-code.ts";
import type { LastingFolders } from "./lasting-folders.ts";
import { statOrNothing } from "./object-file.ts";

const TEMP_FOLDER = ".tmp";
const STRAY_AFTER_MS = 3_600_000;
/** What systems answer where a folder on the way is missing, or is none. */
const NO_FOLDER: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR"]);

/** Where an object goes: the store's folder, the object's key and its full path. */
export interface FilePlace {
  readonly root: string;
  readonly key: string;
  readonly path: string;
  /** Of the store, the same for all its places. */
  readonly lasting: LastingFolders;
}

/**
 * Writes all bytes to a new file outside the listing and flushes them, so that one rename or link makes them
 * the object. Returns its path; the caller moves or removes it.
 */
export async function writeTempFile(root: string, bytes: Uint8Array): Promise<string> {
  const temp = join(root, TEMP_FOLDER, randomUUID());
  const handle = await withFolder(
    () => open(temp, "wx"),
    () => mkdir(dirname(temp), { recursive: true }),
  );
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await removeTempFile(temp);
    throw error;
  }
  await handle.close();
  return temp;
}

/** Removes a temporary file, if it is still there: what has become an object by its renaming is not. */
export async function removeTempFile(temp: string): Promise<void> {
  try {
    await unlink(temp);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
}

/** Makes the temporary file the object, in place of whatever plain file is there. */
export async function replaceWith(temp: string, place: FilePlace): Promise<void> {
  if ((await statOrNothing(place.path))?.isDirectory()) throw blockedError(place.key, "a folder has that name");
  await withFolder(
    () => rename(temp, place.path),
    () => makeFolders(place),
  );
  await place.lasting.flushTo(place.path);
}

/** Makes the temporary file the object if nothing is there, in one step of the file system; says whether it did. */
export async function createFrom(temp: string, place: FilePlace): Promise<boolean> {
  try {
    await withFolder(
      () => link(temp, place.path),
      () => makeFolders(place),
    );
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    const found = await statOrNothing(place.path);
    if (found !== undefined && !found.isFile()) throw blockedError(place.key, "something other than a file is there");
    return false;
  }
  await place.lasting.flushTo(place.path);
  return true;
}

/** Removes a plain file; nothing happens where there is none. */
export async function removeFile(place: FilePlace): Promise<void> {
  if (!(await statOrNothing(place.path))?.isFile()) return;
  await unlink(place.path);
  await place.lasting.flushTo(place.path);
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

/** Does the step, and where its folder is missing makes that and does it again: nearly always it is there. */
async function withFolder<T>(step: () => Promise<T>, make: () => Promise<unknown>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!NO_FOLDER.has(errorCode(error))) throw error;
  }
  await make();
  return step();
}

async function makeFolders({ key, path, lasting }: FilePlace): Promise<void> {
  try {
    const first = await mkdir(dirname(path), { recursive: true });
    if (first !== undefined) lasting.forget(first);
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
