import { registry } from "../collections/registry.generated.ts";
import { createViewSql } from "../publish/aggregate/sql-create-view.ts";
import { snapshotViews } from "../publish/aggregate/sql-views.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { SqlResult, Tables } from "../storage/tables.ts";
import { findSnapshot, type SnapshotName } from "./find-snapshot.ts";
import { InputError } from "./input-error.ts";
import { readLatest, readSnapshotFile } from "./latest-snapshot.ts";
import { readManifest } from "./previous-snapshot.ts";

const PARQUET = ".parquet";

/** A table engine that can be closed to everything but reading what it holds. */
export interface SealableTables extends Tables {
  seal(): Promise<void>;
}

export interface QueryPowers {
  readonly store: Store;
  readonly openTables: () => Promise<SealableTables>;
}

/**
 * Runs one SELECT over a snapshot's tables and views, without access to files or network.
 * `snapshot` is a name as `findSnapshot` reads it; left out, the latest snapshots of every
 * collection are read as one (each table has a `collection` column). Of a version that was withdrawn it says why. Throws `InputError` where
 * there is no such snapshot, and the engine's words where the SQL does not run.
 */
export async function querySnapshot(
  sql: string,
  snapshot: string | undefined,
  { store, openTables }: QueryPowers,
): Promise<SqlResult & Pick<SnapshotName, "withdrawn">> {
  const { data } = store;
  const chosen = snapshot === undefined ? await allPublished(data) : [await findSnapshot(data, snapshot)];
  const engine = await openTables();
  try {
    for (const [name, files] of await readTables(data, chosen)) await engine.load(name, files);
    for (const { name, sql: view } of snapshotViews()) await engine.query(createViewSql(name, view));
    await engine.seal();
    const result = await asked(() => engine.query(sql));
    const withdrawn = chosen.flatMap((one) => one.withdrawn ?? [])[0];
    return withdrawn === undefined ? result : { ...result, withdrawn };
  } finally {
    await engine.close();
  }
}

/** The Parquet files of the snapshots, by table. */
async function readTables(data: Objects, snapshots: readonly SnapshotName[]): Promise<Map<string, Uint8Array[]>> {
  const tables = new Map<string, Uint8Array[]>();
  for (const snapshot of snapshots) {
    const { outputs } = await readManifest(data, snapshot);
    for (const { path } of outputs.filter((output) => output.path.endsWith(PARQUET))) {
      const name = path.slice(0, -PARQUET.length);
      tables.set(name, [...(tables.get(name) ?? []), await readSnapshotFile(data, snapshot, path)]);
    }
  }
  return tables;
}

async function allPublished(data: Objects): Promise<SnapshotName[]> {
  const all: SnapshotName[] = [];
  for (const { id } of registry) {
    const found = await readLatest(data, id);
    if (found !== undefined) all.push({ collection: id, version: found.latest.version });
  }
  if (all.length === 0)
    throw new InputError("Nothing has been published in this store yet. Publish a collection first.");
  return all;
}

/** SQL that does not run is the asker's to put right: the engine's words say where. */
async function asked(run: () => Promise<SqlResult>): Promise<SqlResult> {
  try {
    return await run();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new InputError(`Cannot run the query: ${words}`, { cause: error });
  }
}
