import { snapshotPrefix } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Publication } from "../publish/make-publication.ts";
import { jsonBytes } from "../publish/write/canonical-json.ts";
import { dataPackageBytes } from "../publish/write/data-package.ts";
import { databaseContents } from "../publish/write/database-contents.ts";
import { makeManifest, manifestBytes } from "../publish/write/manifest.ts";
import type { SnapshotTable } from "../publish/write/snapshot-table.ts";
import { snapshotTables } from "../publish/write/snapshot-tables.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { codeVersion } from "./code-version.ts";
import { moveLatest } from "./latest-snapshot.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WriteInput {
  readonly publication: Publication;
  readonly inputs: SnapshotInputs;
  /** The version it should have, unless another publisher holds it. */
  readonly version: string;
  /** Object version of `latest.json` when the work began. */
  readonly seen: string | undefined;
}

/**
 * Writes a snapshot: claims a version, writes every file, the manifest last, then moves `latest`.
 * `overtaken` where another publisher moved `latest` meanwhile: what was written stays, unused.
 */
export async function writeSnapshot(
  { publication, inputs, version: wanted, seen }: WriteInput,
  { store: { data }, openTables }: { readonly store: Store; readonly openTables: () => Promise<Tables> },
): Promise<{ readonly version: string } | "overtaken"> {
  const { id } = inputs.collection;
  const version = await claimVersion(data, id, wanted, inputs.fingerprint);
  const files = await snapshotFiles(publication, version, openTables);
  const manifest = await makeManifest({ publication, version, code: codeVersion, files });
  const last = { path: "manifest.json", bytes: manifestBytes(manifest) };
  for (const { path, bytes } of [...files, last]) {
    await data.put(`${snapshotPrefix(id, version)}${path}`, bytes, { if: "absent" });
  }
  const manifestSha256 = await sha256Hex(last.bytes);
  const latest = {
    format: "council-returns/latest/1",
    collection: id,
    version,
    fingerprint: inputs.fingerprint,
    manifestSha256,
  } as const;
  return (await moveLatest(data, latest, seen)) ? { version } : "overtaken";
}

/** The next patch version: `1.2.3` is followed by `1.2.4`. */
export function nextPatch(version: string): string {
  const [major, minor, patch] = version.split(".");
  return `${major}.${minor}.${Number(patch) + 1}`;
}

/** Takes the version wanted, or the first patch after it that is free or was begun for the same inputs. */
async function claimVersion(data: Objects, collection: string, wanted: string, fingerprint: string): Promise<string> {
  const key = `${snapshotPrefix(collection, wanted)}started.json`;
  const started = jsonBytes({ format: "council-returns/started/1", fingerprint });
  if ((await data.put(key, started, { if: "absent" })).done) return wanted;
  const held = await data.get(key);
  const same = held !== undefined && JSON.parse(new TextDecoder().decode(held.bytes)).fingerprint === fingerprint;
  return same ? wanted : claimVersion(data, collection, nextPatch(wanted), fingerprint);
}

async function snapshotFiles(
  publication: Publication,
  version: string,
  openTables: () => Promise<Tables>,
): Promise<File[]> {
  const tables = snapshotTables(publication);
  return [
    ...tables.flatMap(({ name, parquet, csv }) => [
      { path: `${name}.parquet`, bytes: parquet },
      { path: `${name}.csv`, bytes: csv },
    ]),
    { path: `${publication.collection.id}.duckdb`, bytes: await databaseBytes(tables, publication, openTables) },
    { path: "datapackage.json", bytes: dataPackageBytes(publication, version, tables) },
  ];
}

async function databaseBytes(
  tables: readonly SnapshotTable[],
  publication: Publication,
  openTables: () => Promise<Tables>,
): Promise<Uint8Array> {
  const engine = await openTables();
  try {
    for (const { name, parquet } of tables) await engine.load(name, [parquet]);
    return await engine.database(databaseContents(tables, publication));
  } finally {
    await engine.close();
  }
}
