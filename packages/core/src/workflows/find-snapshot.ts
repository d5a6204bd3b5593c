import { findCollection } from "../collections/find-collection.ts";
import { listOf } from "../findings/list-of.ts";
import type { Objects } from "../storage/objects.ts";
import { InputError } from "./input-error.ts";
import { knownCollection } from "./known.ts";
import { type Latest, readLatest } from "./latest-snapshot.ts";

/** Which snapshot of a collection. */
export type SnapshotName = Pick<Latest, "collection" | "version">;

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const RANGE = /^(\d+)(?:\.(\d+))?(?:\.\*)?$/;

/**
 * A snapshot that is there, by its name: `collection` or `collection@latest`, `collection@1.2.3`, or the newest of
 * `collection@1.*` or `collection@1.2.*`. Throws `InputError` that lists the versions there are where it is not there.
 */
export async function findSnapshot(data: Objects, name: string): Promise<SnapshotName> {
  const [collection = "", wanted = "latest", ...rest] = name.trim().split("@");
  if (collection === "" || rest.length > 0) {
    throw new InputError(`"${name}" is not a snapshot. Write it like collection, collection@1.0.0 or collection@1.*.`);
  }
  const found = await readLatest(data, collection);
  const latest = found?.latest.version;
  if (wanted === "latest" && latest !== undefined) return { collection, version: latest };
  const versions = await publishedVersions(data, collection);
  if (versions.length === 0 && findCollection(collection) === undefined) knownCollection(collection);
  if (versions.length === 0 || wanted === "latest") {
    throw new InputError(`Nothing of ${collection} has been published in this store yet. Publish it first.`);
  }
  const version = newest(versions, wanted, latest);
  if (version !== undefined) return { collection, version };
  const are = listOf(versions.toReversed().map((one) => (one === latest ? `${one} (the latest)` : one)));
  throw new InputError(`There is no snapshot ${collection}@${wanted} in this store. There is: ${are}.`);
}

/** The version wanted itself, or the newest of a range that is no newer than the latest. */
function newest(versions: readonly string[], wanted: string, latest: string | undefined): string | undefined {
  if (VERSION.test(wanted)) return versions.find((version) => version === wanted);
  const [, major, minor] = RANGE.exec(wanted) ?? [];
  if (major === undefined) return undefined;
  const start = minor === undefined ? `${major}.` : `${major}.${minor}.`;
  const reached = latest === undefined ? versions : versions.filter((version) => compareVersions(version, latest) <= 0);
  return reached.findLast((version) => version.startsWith(start));
}

async function publishedVersions(data: Objects, collection: string): Promise<readonly string[]> {
  return (await writtenVersions(data, collection)).map(({ version }) => version);
}

/** A version that was written to the end, and when that was: ISO. */
export interface WrittenVersion {
  readonly version: string;
  readonly at: string;
}

/** Versions of a collection that were written to the end, oldest first: one listing. */
export async function writtenVersions(data: Objects, collection: string): Promise<readonly WrittenVersion[]> {
  const versions: WrittenVersion[] = [];
  for await (const { key, modified } of data.list(`snapshots/${collection}/`)) {
    const [, , version = "", path] = key.split("/");
    if (path === "manifest.json" && VERSION.test(version)) versions.push({ version, at: modified });
  }
  return versions.toSorted((one, other) => compareVersions(one.version, other.version));
}

/** Below zero where the first is the older version. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const at = (left ?? []).findIndex((part, index) => part !== right?.[index]);
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
