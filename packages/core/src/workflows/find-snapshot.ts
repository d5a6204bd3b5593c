import { findCollection } from "../collections/find-collection.ts";
import { listOf } from "../findings/list-of.ts";
import type { Objects } from "../storage/objects.ts";
import { InputError } from "./input-error.ts";
import { knownCollection } from "./known.ts";
import { type Latest, readStanding } from "./latest-snapshot.ts";
import { readWithdrawals, type Withdrawal } from "./read-withdrawal.ts";

/** Which snapshot of a collection, and why it was withdrawn where it was. */
export interface SnapshotName extends Pick<Latest, "collection" | "version"> {
  readonly withdrawn?: Withdrawal;
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const RANGE = /^(\d+)(?:\.(\d+))?(?:\.\*)?$/;

/**
 * A snapshot that is there, by its name: `collection` or `collection@latest`, `collection@1.2.3`, or the newest of
 * `collection@1.*` or `collection@1.2.*`. One that was withdrawn is opened by its own version alone, and says why.
 * Throws `InputError` that lists the versions there are where it is not there.
 */
export async function findSnapshot(data: Objects, name: string): Promise<SnapshotName> {
  const [collection = "", wanted = "latest", ...rest] = name.trim().split("@");
  if (collection === "" || rest.length > 0) {
    throw new InputError(`"${name}" is not a snapshot. Write it like collection, collection@1.0.0 or collection@1.*.`);
  }
  const standing = await readStanding(data, collection);
  const latest = standing?.latest?.version;
  if (wanted === "latest" && latest !== undefined) return { collection, version: latest };
  const versions = await publishedVersions(data, collection);
  if (versions.length === 0 && findCollection(collection) === undefined) knownCollection(collection);
  const withdrawn = standing?.withdrawn ?? [];
  if (versions.length === 0 || (wanted === "latest" && withdrawn.length === 0)) {
    throw new InputError(`Nothing of ${collection} has been published in this store yet. Publish it first.`);
  }
  const version = newest(versions, wanted, { latest, withdrawn });
  if (version === undefined) throw notThere(`${collection}@${wanted}`, versions, { latest, withdrawn });
  if (!withdrawn.includes(version)) return { collection, version };
  const [why] = await readWithdrawals(data, collection, [version]);
  return why === undefined ? { collection, version } : { collection, version, withdrawn: why };
}

interface Stands {
  readonly latest: string | undefined;
  readonly withdrawn: readonly string[];
}

/** The version wanted itself, or the newest of a range that was not withdrawn and is no newer than the latest. */
function newest(versions: readonly string[], wanted: string, { latest, withdrawn }: Stands): string | undefined {
  if (VERSION.test(wanted)) return versions.find((version) => version === wanted);
  const [, major, minor] = RANGE.exec(wanted) ?? [];
  if (major === undefined || (latest === undefined && withdrawn.length > 0)) return undefined;
  const start = minor === undefined ? `${major}.` : `${major}.${minor}.`;
  const stand = versions.filter((version) => !withdrawn.includes(version));
  const reached = latest === undefined ? stand : stand.filter((version) => compareVersions(version, latest) <= 0);
  return reached.findLast((version) => version.startsWith(start));
}

function notThere(name: string, versions: readonly string[], { latest, withdrawn }: Stands): InputError {
  const are = versions.toReversed().map((one) => {
    if (withdrawn.includes(one)) return `${one} (withdrawn)`;
    return one === latest ? `${one} (the latest)` : one;
  });
  const none = latest === undefined && withdrawn.length > 0 ? " No release stands: each was withdrawn." : "";
  return new InputError(`There is no snapshot ${name} in this store. There is: ${listOf(are)}.${none}`);
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
