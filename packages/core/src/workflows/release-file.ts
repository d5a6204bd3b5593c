import { snapshotPrefix } from "../filing/keys.ts";
import type { ChangesFile } from "../publish/changes/changes-files.ts";
import type { Objects } from "../storage/objects.ts";
import type { SnapshotName } from "./find-snapshot.ts";
import { readSnapshotFile } from "./latest-snapshot.ts";
import type { Release } from "./read-release.ts";
import { manifestPath } from "./snapshot-files.ts";

/** `changes.json`. */
export type ReleasedChanges = ChangesFile;

/** A file of a release, as its manifest lists it; of the manifest itself nothing but its path is known. */
export interface ReleaseFile {
  readonly path: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
}

/** Every file of a release: what its manifest lists, and the manifest. */
export function releaseFiles({ manifest }: Release): readonly ReleaseFile[] {
  return [...manifest.outputs, { path: manifestPath, sha256: null, bytes: null }];
}

/** The bytes of a file that a release lists; undefined for any other. */
export async function readReleaseFile(
  path: string,
  { release, data }: { readonly release: Release; readonly data: Objects },
): Promise<Uint8Array | undefined> {
  const listed = releaseFiles(release).find((one) => one.path === path);
  return listed && readSnapshotFile(data, release, listed.path);
}

/** The notes of a release for people, as Markdown; undefined where it has none. */
export async function readNotes(data: Objects, { collection, version }: SnapshotName): Promise<Uint8Array | undefined> {
  return (await data.get(`${snapshotPrefix(collection, version)}notes.md`))?.bytes;
}

/** What a release says has changed since the one before it; undefined where it does not say. */
export async function readChanges(name: SnapshotName, data: Objects): Promise<ReleasedChanges | undefined> {
  const { collection, version } = name;
  const stored = await data.get(`${snapshotPrefix(collection, version)}changes.json`);
  return stored === undefined ? undefined : JSON.parse(new TextDecoder().decode(stored.bytes));
}
