import type { Objects } from "../storage/objects.ts";
import { compareVersions, writtenVersions } from "./find-snapshot.ts";
import { readLatest } from "./latest-snapshot.ts";

/** A version of a collection that was released. */
export interface ListedRelease {
  readonly version: string;
  /** When it was written to the end, ISO. */
  readonly at: string;
  /** The release that took its place; null for the latest. */
  readonly supersededBy: { readonly version: string; readonly at: string } | null;
}

/** What has been released of a collection, newest first; none before the first. One listing and one small object. */
export async function listReleases(collection: string, data: Objects): Promise<readonly ListedRelease[]> {
  const latest = (await readLatest(data, collection))?.latest.version;
  if (latest === undefined) return [];
  const versions = await writtenVersions(data, collection);
  // One that is newer than the latest is being written, or was begun and left.
  const reached = versions.filter(({ version }) => compareVersions(version, latest) <= 0);
  return reached.map((one, at) => ({ ...one, supersededBy: reached[at + 1] ?? null })).toReversed();
}
