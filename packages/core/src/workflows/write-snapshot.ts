import { draftPrefix, snapshotPrefix } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { ComparedBefore } from "../publish/changes/changes-files.ts";
import type { WithdrawnVersion } from "../publish/changes/withdrawn-version.ts";
import type { FigureChange } from "../publish/compare-figures.ts";
import type { Publication } from "../publish/make-publication.ts";
import type { EarlierFile } from "../publish/suppress/earlier-file.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { moveLatest } from "./latest-snapshot.ts";
import { definitionPath, figuresPath, manifestPath, type SnapshotFile, snapshotFiles } from "./snapshot-files.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";
import { takeTurn } from "./turns.ts";

export interface WriteInput {
  readonly publication: Publication;
  readonly earlier: EarlierFile | null;
  readonly inputs: SnapshotInputs;
  readonly version: string;
  /** The turn it takes: the one after all that were looked at when it was made. */
  readonly turn: number;
  /** The release it is compared with; none before the first. */
  readonly previous: ComparedBefore | undefined;
  /** How its figures differ from the new ones. */
  readonly changes: readonly FigureChange[];
  /** Versions withdrawn since that one. */
  readonly withdrawn: readonly WithdrawnVersion[];
  /** Object version of `latest.json` when the work began. */
  readonly seen: string | undefined;
}

/**
 * Writes a snapshot: makes every file, keeps a draft of what the next publisher must know, takes its turn, and only then
 * lets readers see a byte; the manifest last, then `latest` moves. Too late where another publisher took the
 * turn: nothing was let out. Overtaken where another moved `latest` meanwhile: what was written stays, unused.
 */
export async function writeSnapshot(
  { publication, earlier, inputs, version, turn, previous, changes, withdrawn, seen }: WriteInput,
  { store: { data }, openTables }: { readonly store: Store; readonly openTables: () => Promise<Tables> },
): Promise<"written" | "too late" | "overtaken"> {
  const { id } = inputs.collection;
  const files = await snapshotFiles(
    { publication, earlier, inputs, version, previous, changes, withdrawn },
    openTables,
  );
  const manifestSha256 = await manifestHash(files);
  const told = { collection: id, version, fingerprint: inputs.fingerprint, manifestSha256 };
  await putFiles(data, draftPrefix(id, manifestSha256), files.filter(isNeededByOthers));
  if (!(await takeTurn(data, turn, { ...told, previous: previous?.version ?? null }))) return "too late";
  await putFiles(data, snapshotPrefix(id, version), files);
  const isLatest = await moveLatest(data, { format: "council-returns/latest/1", ...told }, seen);
  return isLatest ? "written" : "overtaken";
}

/** The next patch version: `1.2.3` is followed by `1.2.4`. */
export function nextPatch(version: string): string {
  const [major, minor, patch] = version.split(".");
  return `${major}.${minor}.${Number(patch) + 1}`;
}

async function putFiles(data: Objects, prefix: string, files: readonly SnapshotFile[]): Promise<void> {
  for (const { path, bytes } of files) await data.put(`${prefix}${path}`, bytes, { if: "absent" });
}

/** What disclosure control must know of a version that is out. */
function isNeededByOthers({ path }: SnapshotFile): boolean {
  return [figuresPath, definitionPath, manifestPath].includes(path);
}

async function manifestHash(files: readonly SnapshotFile[]): Promise<string> {
  const manifest = files.find(({ path }) => path === manifestPath);
  if (manifest === undefined) throw new RangeError("A snapshot has a manifest");
  return sha256Hex(manifest.bytes);
}
