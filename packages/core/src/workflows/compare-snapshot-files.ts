import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Manifest } from "../publish/write/manifest.ts";
import { compareDatabases, type DatabaseTables } from "./compare-databases.ts";
import { withdrawnPath } from "./read-withdrawal.ts";
import type { RebuiltFiles } from "./rebuild-files.ts";
import type { Difference } from "./rebuild-rows.ts";
import {
  changesPath,
  databasePath,
  earlierPath,
  manifestPath,
  type SnapshotFile,
  startedPath,
} from "./snapshot-files.ts";
import type { SnapshotSource } from "./snapshot-source.ts";

export interface ComparedFiles {
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
  readonly files: number;
}

/** Compares every file of a snapshot with the one made again. */
export async function compareFiles(
  made: RebuiltFiles,
  source: SnapshotSource,
  { openTables }: { readonly openTables: () => Promise<DatabaseTables> },
): Promise<ComparedFiles> {
  const database = await compareDatabase(made, source, openTables);
  const files = database.stored === undefined ? made.files : await made.withDatabase(database.stored);
  const found = await Promise.all(
    files.filter(({ path }) => path !== databasePath(made.collection)).map((file) => compareFile(file, source)),
  );
  const paths = files.map(({ path }) => path);
  return {
    differences: [
      ...database.differences,
      ...found.flat(),
      ...(await rememberedDifferences(source)),
      ...(await latestDifference(source)),
    ],
    notes: [...database.notes, ...(await strangers(source, paths))],
    files: files.length,
  };
}

/** Where it cannot be made again: each file against the hash that the manifest states. */
export async function compareWithManifest(manifest: Manifest, source: SnapshotSource): Promise<ComparedFiles> {
  const found = manifest.outputs.map(async ({ path, sha256 }): Promise<Difference[]> => {
    const bytes = await source.read(path);
    const object = source.nameOf(path);
    if (bytes === undefined) return [{ object, problem: "missing", says: "The manifest names it." }];
    const now = await sha256Hex(bytes);
    return now === sha256 ? [] : [{ object, problem: "changed", says: `It has the SHA-256 ${now}, not ${sha256}.` }];
  });
  const paths = [...manifest.outputs.map(({ path }) => path), manifestPath, startedPath];
  return {
    differences: [...(await Promise.all(found)).flat(), ...(await latestDifference(source))],
    notes: await strangers(source, paths),
    files: manifest.outputs.length,
  };
}

/**
 * Files that are taken at their word where a snapshot is made again, since they tell of versions before it: what was
 * changed in them can come out the same, so they are held to the hashes that the manifest states.
 */
async function rememberedDifferences(source: SnapshotSource): Promise<readonly Difference[]> {
  const found = [earlierPath, changesPath].map(async (path): Promise<readonly Difference[]> => {
    const bytes = await source.read(path);
    if (bytes === undefined || (await isAsPublished(bytes, path, source))) return [];
    const says = "It is not the file that the manifest names: one of the two has changed.";
    return [{ object: source.nameOf(path), problem: "changed", says }];
  });
  return (await Promise.all(found)).flat();
}

async function compareFile({ path, bytes }: SnapshotFile, source: SnapshotSource): Promise<readonly Difference[]> {
  const object = source.nameOf(path);
  const found = await source.read(path);
  if (found === undefined) return [{ object, problem: "missing", says: "It belongs to the snapshot." }];
  const at = firstDifference(found, bytes);
  if (at < 0) return [];
  return [{ object, problem: "not as rebuilt", says: whereText(path, found, at) }];
}

/** The first byte in which two differ, or -1. */
function firstDifference(found: Uint8Array, made: Uint8Array): number {
  if (found.length === made.length) return found.findIndex((byte, at) => byte !== made[at]);
  const shorter = found.length < made.length ? found : made;
  const at = shorter.findIndex((byte, index) => found[index] !== byte || made[index] !== byte);
  return at < 0 ? shorter.length : at;
}

function whereText(path: string, found: Uint8Array, at: number): string {
  if (path.endsWith(".parquet")) return `It differs from byte ${at + 1} on, of ${found.length}.`;
  const line = found.subarray(0, at).reduce((lines, byte) => lines + Number(byte === 10), 1);
  return `It differs from line ${line} on.`;
}

interface ComparedDatabase extends Omit<ComparedFiles, "files"> {
  /** The database as it is, where it holds the same but is stored otherwise. */
  readonly stored?: Uint8Array;
}

/** Another machine, or another DuckDB, may store the same otherwise: then what it holds counts, if it is as published. */
async function compareDatabase(
  made: RebuiltFiles,
  source: SnapshotSource,
  openTables: () => Promise<DatabaseTables>,
): Promise<ComparedDatabase> {
  const path = databasePath(made.collection);
  const object = source.nameOf(path);
  const again = made.files.find((file) => file.path === path);
  const found = await source.read(path);
  if (again === undefined) throw new RangeError("A snapshot has a database");
  if (found === undefined) {
    return { differences: [{ object, problem: "missing", says: "It belongs to the snapshot." }], notes: [] };
  }
  if (firstDifference(found, again.bytes) < 0) return { differences: [], notes: [] };
  const says = await compareDatabases(found, again.bytes, openTables);
  if (says.length > 0) return { differences: [{ object, problem: "not as rebuilt", says: says.join(" ") }], notes: [] };
  if (await isAsPublished(found, path, source)) {
    return {
      differences: [],
      notes: [`${object} is stored otherwise than it would be here, and holds the same.`],
      stored: found,
    };
  }
  const changed = "Its tables hold the same, but it is not the file that was published.";
  return { differences: [{ object, problem: "changed", says: changed }], notes: [] };
}

async function isAsPublished(bytes: Uint8Array, path: string, { read }: SnapshotSource): Promise<boolean> {
  const manifest = new TextDecoder().decode(await read(manifestPath));
  const { outputs } = JSON.parse(manifest) as Pick<Manifest, "outputs">;
  const recorded = outputs.find((output) => output.path === path)?.sha256;
  return recorded === (await sha256Hex(bytes));
}

/** The store says what the manifest of its newest snapshot is. */
async function latestDifference({ manifestSha256, read, nameOf }: SnapshotSource): Promise<readonly Difference[]> {
  const bytes = await read(manifestPath);
  if (manifestSha256 === undefined || bytes === undefined) return [];
  if ((await sha256Hex(bytes)) === manifestSha256) return [];
  return [{ object: nameOf(manifestPath), problem: "changed", says: "It is not the one that latest.json names." }];
}

async function strangers(source: SnapshotSource, known: readonly string[]): Promise<readonly string[]> {
  const paths = await source.list();
  return paths
    .filter((path) => !known.includes(path) && path !== withdrawnPath)
    .map((path) => `${source.nameOf(path)} is not part of the snapshot.`);
}
