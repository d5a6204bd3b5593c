import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";
import { canStartKey, checkFolder, compareKeys, isReservedSegment } from "./key-rules.ts";
import { statOrNothing } from "./object-file.ts";

/** What a name that is not UTF-8 holds once it is read as text. */
const UNREADABLE = "\uFFFD";
/** A folder gone, or become a file, since its name was read. */
const VANISHED: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR"]);

export interface KeyRange {
  readonly prefix: string;
  readonly after: string | undefined;
}

interface Entry {
  /** A folder's key ends in a slash, which also sorts it among its neighbours' keys. */
  readonly key: string;
  readonly folder: boolean;
}

/**
 * Keys of the plain files under `root` that lie in the range, in byte order, one folder read at a time. No prefix leads
 * outside the root; links are not followed.
 */
export async function* folderKeys(root: string, range: KeyRange): AsyncGenerator<string> {
  if (!canStartKey(range.prefix)) return;
  const within = await folderOfPrefix(root, range.prefix);
  if (within !== undefined) yield* keysWithin(root, range, within);
}

/** The folder that a prefix names, so that none above it need be read; the root where a link leads there, undefined where nothing does. */
async function folderOfPrefix(root: string, prefix: string): Promise<string | undefined> {
  const within = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  if (within === "" || isReservedSegment(within)) return "";
  try {
    const [top, real] = await Promise.all([realpath(root), realpath(join(root, within))]);
    return real === join(top, within.slice(0, -1)) ? within : "";
  } catch (error) {
    return VANISHED.has(errorCode(error)) ? undefined : "";
  }
}

async function* keysWithin(root: string, range: KeyRange, within: string): AsyncGenerator<string> {
  for (const entry of await readEntries(root, within)) {
    if (!mayMatch(entry, range)) continue;
    if (entry.folder) yield* keysWithin(root, range, entry.key);
    else yield entry.key;
  }
}

/** Names of the folders right behind a prefix in which there is a plain file, however deep, in byte order. */
export async function* folderNames(root: string, prefix: string): AsyncGenerator<string> {
  checkFolder(prefix);
  if (!canStartKey(prefix) || (await folderOfPrefix(root, prefix)) !== prefix) return;
  for (const { key, folder } of await readEntries(root, prefix)) {
    if (folder && (await holdsAny(root, key))) yield key.slice(prefix.length, -1);
  }
}

async function holdsAny(root: string, within: string): Promise<boolean> {
  for await (const _first of keysWithin(root, { prefix: within, after: undefined }, within)) return true;
  return false;
}

async function readEntries(root: string, within: string): Promise<readonly Entry[]> {
  const folder = join(root, within);
  const found = await namesIn(folder);
  for (const { name } of found) if (name.includes(UNREADABLE)) await refuseUnreadable(folder, name);
  return found
    .filter((entry) => (entry.isFile() || entry.isDirectory()) && !(within === "" && isReservedSegment(entry.name)))
    .map((entry) => ({ key: keyOf(within, entry.name, entry.isDirectory()), folder: entry.isDirectory() }))
    .sort((left, right) => compareKeys(left.key, right.key));
}

async function namesIn(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (VANISHED.has(errorCode(error))) return [];
    throw error;
  }
}

/** A name that is not UTF-8 has no key, and leaving its file out would lose a return in silence. */
async function refuseUnreadable(folder: string, name: string): Promise<void> {
  if ((await statOrNothing(join(folder, name))) !== undefined) return;
  throw new Error(`Cannot list "${folder}": the file name "${name}" is not UTF-8. Rename that file.`);
}

function keyOf(within: string, name: string, folder: boolean): string {
  return `${within}${name}${folder ? "/" : ""}`;
}

function mayMatch(entry: Entry, { prefix, after }: KeyRange): boolean {
  const inPrefix = entry.key.startsWith(prefix) || (entry.folder && prefix.startsWith(entry.key));
  if (!inPrefix || after === undefined) return inPrefix;
  return compareKeys(entry.key, after) > 0 || (entry.folder && after.startsWith(entry.key));
}
