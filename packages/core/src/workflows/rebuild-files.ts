import { type ChangesFile, type ComparedBefore, comparedRelease } from "../publish/changes/changes-files.ts";
import { undoChanges } from "../publish/changes/undo-changes.ts";
import type { LinearSolver } from "../publish/disclose/linear-solver.ts";
import type { Publication } from "../publish/make-publication.ts";
import type { EarlierFile } from "../publish/suppress/earlier-file.ts";
import type { Tables } from "../storage/tables.ts";
import { makeSnapshotPublication } from "./make-snapshot-publication.ts";
import { changesPath, type SnapshotFile, snapshotFiles } from "./snapshot-files.ts";
import type { SnapshotSource } from "./snapshot-source.ts";
import type { Begun } from "./verify-snapshot.ts";

interface Rebuilding {
  /** By key. */
  readonly rows: ReadonlyMap<string, Uint8Array>;
  /** What the snapshot remembers of the versions before it. */
  readonly earlier: EarlierFile;
  readonly source: Pick<SnapshotSource, "read">;
  readonly openTables: () => Promise<Tables>;
  readonly openSolver: () => Promise<LinearSolver>;
}

/** The files of a snapshot made again, and the same with a database that is known to hold the same. */
export interface RebuiltFiles {
  readonly files: readonly SnapshotFile[];
  readonly collection: string;
  readonly withDatabase: (bytes: Uint8Array) => Promise<readonly SnapshotFile[]>;
}

/** Makes every file of a snapshot again from rows that were made again. */
export async function rebuildFiles(
  { manifest, inputs }: Begun,
  { rows, earlier, source, openTables, openSolver }: Rebuilding,
): Promise<RebuiltFiles | { readonly refused: readonly string[] }> {
  const data = {
    get: async (key: string) => {
      const bytes = rows.get(key);
      return bytes && { key, bytes, version: "", size: bytes.length, modified: "" };
    },
  };
  const made = await makeSnapshotPublication(inputs, earlier, { data, openTables, openSolver });
  if (made.kind === "refused") return { refused: made.periods };
  const { publication } = made;
  const previous = manifest.previous
    ? comparedWith(manifest.previous, publication, await readChanges(source))
    : undefined;
  const { version, withdrawn } = manifest;
  const toWrite = { publication, earlier: made.earlier, inputs, version, previous, withdrawn };
  return {
    files: await snapshotFiles(toWrite, openTables),
    collection: inputs.collection.id,
    withDatabase: (database) => snapshotFiles({ ...toWrite, database }, openTables),
  };
}

async function readChanges({ read }: Pick<SnapshotSource, "read">): Promise<ChangesFile | undefined> {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await read(changesPath)));
  } catch {
    return undefined;
  }
}

/**
 * The version before as `changes.json` tells it: what it says differs, taken back from what was made again. Compared
 * again it gives the same file, unless that was changed.
 */
function comparedWith(
  { version, manifestSha256 }: NonNullable<Begun["manifest"]["previous"]>,
  publication: Publication,
  changes: ChangesFile | undefined,
): ComparedBefore {
  const now = comparedRelease(publication, version);
  try {
    return { ...now, ...(changes && undoChanges(changes, now)), version, manifestSha256 };
  } catch {
    return { ...now, manifestSha256 };
  }
}
