import { snapshotPrefix } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { ComparedBefore } from "../publish/changes/changes-files.ts";
import type { Publication } from "../publish/make-publication.ts";
import type { EarlierFile } from "../publish/suppress/earlier-file.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { moveLatest } from "./latest-snapshot.ts";
import { manifestPath, type SnapshotFile, snapshotFiles, startedBytes, startedPath } from "./snapshot-files.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";

export interface WriteInput {
  readonly publication: Publication;
  readonly earlier: EarlierFile | null;
  readonly inputs: SnapshotInputs;
  /** The version it should have, unless another publisher holds it. */
  readonly version: string;
  /** The release it is compared with; none before the first. */
  readonly previous: ComparedBefore | undefined;
  /** Object version of `latest.json` when the work began. */
  readonly seen: string | undefined;
}

/**
 * Writes a snapshot: claims a version, writes every file, the manifest last, then moves `latest`.
 * `overtaken` where another publisher moved `latest` meanwhile: what was written stays, unused.
 */
export async function writeSnapshot(
  { publication, earlier, inputs, version: wanted, previous, seen }: WriteInput,
  { store: { data }, openTables }: { readonly store: Store; readonly openTables: () => Promise<Tables> },
): Promise<{ readonly version: string } | "overtaken"> {
  const { id } = inputs.collection;
  const version = await claimVersion(data, { id, wanted, started: startedBytes(inputs, previous?.version ?? null) });
  const files = await snapshotFiles({ publication, earlier, inputs, version, previous }, openTables);
  for (const { path, bytes } of files) {
    if (path !== startedPath) await data.put(`${snapshotPrefix(id, version)}${path}`, bytes, { if: "absent" });
  }
  const latest = {
    format: "council-returns/latest/1",
    collection: id,
    version,
    fingerprint: inputs.fingerprint,
    manifestSha256: await manifestHash(files),
  } as const;
  return (await moveLatest(data, latest, seen)) ? { version } : "overtaken";
}

/** The next patch version: `1.2.3` is followed by `1.2.4`. */
export function nextPatch(version: string): string {
  const [major, minor, patch] = version.split(".");
  return `${major}.${minor}.${Number(patch) + 1}`;
}

interface Claim {
  readonly id: string;
  readonly wanted: string;
  readonly started: Uint8Array;
}

/**
 * Takes the version wanted, or the first patch after it that is free or was begun for the same inputs and compared
 * with the same version.
 */
async function claimVersion(data: Objects, { id, wanted, started }: Claim): Promise<string> {
  const key = `${snapshotPrefix(id, wanted)}${startedPath}`;
  if ((await data.put(key, started, { if: "absent" })).done) return wanted;
  const held = await data.get(key);
  const same = held !== undefined && new TextDecoder().decode(held.bytes) === new TextDecoder().decode(started);
  return same ? wanted : claimVersion(data, { id, wanted: nextPatch(wanted), started });
}

async function manifestHash(files: readonly SnapshotFile[]): Promise<string> {
  const manifest = files.find(({ path }) => path === manifestPath);
  if (manifest === undefined) throw new RangeError("A snapshot has a manifest");
  return sha256Hex(manifest.bytes);
}
