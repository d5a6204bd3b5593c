import { notesNames } from "../publish/changes/changes-files.ts";
import { changesNotes } from "../publish/changes/changes-notes.ts";
import { type ComparedRelease, type ReleaseChanges, releaseChanges } from "../publish/changes/release-changes.ts";
import type { Manifest } from "../publish/write/manifest.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { compareVersions, findSnapshot, type SnapshotName } from "./find-snapshot.ts";
import { InputError } from "./input-error.ts";
import { readStanding } from "./latest-snapshot.ts";
import { readManifest } from "./previous-snapshot.ts";
import { readWithdrawals, type Withdrawal } from "./read-withdrawal.ts";
import { recordedDefinition } from "./recorded-definition.ts";
import { readSnapshotRecords } from "./snapshot-records.ts";

export type { ReleaseChanges };

/** What differs between two versions; also the documented output of `changes --json`. */
export interface SnapshotChanges extends ReleaseChanges {
  readonly collection: string;
  readonly before: string;
  readonly after: string;
  /** Of the two, and of the releases between them, those that were withdrawn; left out where none was. */
  readonly withdrawn?: readonly Withdrawal[];
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
  const withdrawn = await withdrawnAmong(old, now, data);
  const { synthetic, inputs: returns } = is.manifest;
  const names = notesNames({ collection: is.collection, figures: is.release.figures, returns, synthetic });
  return {
    changes: {
      collection: now.collection,
      before: old.version,
      after: now.version,
      ...changes,
      ...(withdrawn.length > 0 && { withdrawn }),
    },
    notes: changesNotes(changes, { ...names, version: now.version, before: old.version, withdrawn }),
  };
}

/** Those withdrawn from the older of two versions to the newer, both included. */
async function withdrawnAmong(one: SnapshotName, other: SnapshotName, data: Objects): Promise<readonly Withdrawal[]> {
  const { collection } = one;
  const [from, to] = [one.version, other.version].toSorted(compareVersions);
  const { withdrawn = [] } = (await readStanding(data, collection)) ?? {};
  const among = withdrawn.filter(
    (version) => compareVersions(version, from ?? "") >= 0 && compareVersions(version, to ?? "") <= 0,
  );
  return readWithdrawals(data, collection, among.toSorted(compareVersions));
}

async function readRelease(name: SnapshotName, data: Objects, openTables: ChangesPowers["openTables"]) {
  const manifest: Manifest = await readManifest(data, name);
  const { collection } = await recordedDefinition(data, name);
  const { figures } = await readSnapshotRecords(data, name, { openTables, rules: collection.publish });
  const { definitions, inputs: returns } = manifest;
  const release: ComparedRelease = { version: name.version, figures: [...figures.values()], definitions, returns };
  return { manifest, collection, release };
}
