import { notesNames } from "../publish/changes/changes-files.ts";
import { changesNotes } from "../publish/changes/changes-notes.ts";
import { type ComparedRelease, type ReleaseChanges, releaseChanges } from "../publish/changes/release-changes.ts";
import type { Manifest } from "../publish/write/manifest.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { findSnapshot, type SnapshotName } from "./find-snapshot.ts";
import { InputError } from "./input-error.ts";
import { readManifest } from "./previous-snapshot.ts";
import { recordedDefinition } from "./recorded-definition.ts";
import { readSnapshotRecords } from "./snapshot-records.ts";

export type { ReleaseChanges };

/** What differs between two versions; also the documented output of `changes --json`. */
export interface SnapshotChanges extends ReleaseChanges {
  readonly collection: string;
  readonly before: string;
  readonly after: string;
}

export interface ChangesPowers {
  readonly store: Pick<Store, "data">;
  readonly openTables: () => Promise<Tables>;
}

/**
 * What differs between two versions of a collection, and the same for people to read. Both are names as `findSnapshot`
 * reads them; the second left out is the latest. Throws `InputError` where one is not there, or they are of two collections.
 */
export async function snapshotChanges(
  before: string,
  after: string | undefined,
  { store: { data }, openTables }: ChangesPowers,
): Promise<{ readonly changes: SnapshotChanges; readonly notes: string }> {
  const [old, now] = [await findSnapshot(data, before), await findSnapshot(data, after ?? before.split("@")[0] ?? "")];
  if (old.collection !== now.collection) {
    throw new InputError(
      `Cannot compare ${old.collection} with ${now.collection}: name two versions of one collection.`,
    );
  }
  const [was, is] = [await readRelease(old, data, openTables), await readRelease(now, data, openTables)];
  const changes = releaseChanges(was.release, is.release);
  const { synthetic, inputs: returns } = is.manifest;
  const names = notesNames({ collection: is.collection, figures: is.release.figures, returns, synthetic });
  return {
    changes: { collection: now.collection, before: old.version, after: now.version, ...changes },
    notes: changesNotes(changes, { ...names, version: now.version, before: old.version }),
  };
}

async function readRelease(name: SnapshotName, data: Objects, openTables: ChangesPowers["openTables"]) {
  const manifest: Manifest = await readManifest(data, name);
  const { collection } = await recordedDefinition(data, name);
  const { figures } = await readSnapshotRecords(data, name, { openTables, rules: collection.publish });
  const { definitions, inputs: returns } = manifest;
  const release: ComparedRelease = { version: name.version, figures: [...figures.values()], definitions, returns };
  return { manifest, collection, release };
}
