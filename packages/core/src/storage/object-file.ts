import { createHash } from "node:crypto";
import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { errorCode } from "./error-code.ts";
import type { KnownVersions } from "./known-versions.ts";
import { refuseHuge } from "./refuse-huge.ts";

/** What a file says of itself; `version` is the sha256 of its content in hex. */
export interface FileHead {
  readonly version: string;
  readonly size: number;
  readonly modified: string;
}

/** Links are not followed, and a pipe left in the folder must not hang its reader. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const NOT_THERE: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG", "ENXIO"]);
const CHUNK_BYTES = 1 << 18;

/**
 * The content of a plain file and the head of those very bytes; undefined where there is no plain file. Throws a
 * `StoreError` for one of more than `most` bytes, before it is read.
 */
export function readObjectFile(
  path: string,
  most?: number,
): Promise<(FileHead & { readonly bytes: Uint8Array }) | undefined> {
  return withPlainFile(path, async (handle, stats) => {
    refuseHuge(path, Number(stats.size), most);
    const bytes = new Uint8Array(await handle.readFile());
    return { version: contentVersion(bytes), size: bytes.length, modified: modifiedOf(stats), bytes };
  });
}

/** The head of a plain file, from a fresh read of all its bytes; undefined where there is no plain file. */
export function hashObjectFile(path: string): Promise<FileHead | undefined> {
  return withPlainFile(path, async (handle, stats) => ({ ...(await hash(handle)), modified: modifiedOf(stats) }));
}

/** As `hashObjectFile`, without reading a file that `known` has seen and that has not changed since. */
export async function headObjectFile(path: string, known: KnownVersions): Promise<FileHead | undefined> {
  const before = await statOrNothing(path);
  if (!before?.isFile()) return undefined;
  const version = known.find(path, before);
  if (version !== undefined) return { version, size: Number(before.size), modified: modifiedOf(before) };
  const head = await hashObjectFile(path);
  if (head !== undefined) known.remember(path, before, head.version);
  return head;
}

/** Version of some bytes: equal bytes have equal versions, on any machine. */
export function contentVersion(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What is at a path, links not followed, or undefined where nothing is. */
export async function statOrNothing(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (NOT_THERE.has(errorCode(error))) return undefined;
    throw error;
  }
}

async function withPlainFile<T>(
  path: string,
  read: (handle: FileHandle, stats: BigIntStats) => Promise<T>,
): Promise<T | undefined> {
  const handle = await openOrNothing(path);
  if (handle === undefined) return undefined;
  try {
    const stats = await handle.stat({ bigint: true });
    return stats.isFile() ? await read(handle, stats) : undefined;
  } finally {
    await handle.close();
  }
}

async function openOrNothing(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, OPEN_FLAGS);
  } catch (error) {
    if (NOT_THERE.has(errorCode(error))) return undefined;
    throw error;
  }
}

async function hash(handle: FileHandle): Promise<{ readonly version: string; readonly size: number }> {
  const digest = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let size = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return { version: digest.digest("hex"), size };
    digest.update(buffer.subarray(0, bytesRead));
    size += bytesRead;
  }
}

function modifiedOf(stats: BigIntStats): string {
  return stats.mtime.toISOString();
}
