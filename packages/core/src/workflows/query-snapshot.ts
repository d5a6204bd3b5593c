import { registry } from "../collections/registry.generated.ts";
import { createViewSql } from "../publish/aggregate/sql-create-view.ts";
import { snapshotViews } from "../publish/aggregate/sql-views.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { SqlResult, Tables } from "../storage/tables.ts";
import { InputError } from "./input-error.ts";
import { findSnapshot, readLatest, readSnapshotFile } from "./latest-snapshot.ts";
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
 * `snapshot` is `collection` or `collection@version`; left out, it is the only collection
 * published. Throws `InputError` where there is no such snapshot or several to choose from, and
 * an `Error` with the engine's words where the SQL does not run.
 */
export async function querySnapshot(
  sql: string,
  snapshot: string | undefined,
  { store, openTables }: QueryPowers,
): Promise<SqlResult> {
  const found = await findSnapshot(store.data, snapshot ?? (await onlyPublished(store.data)));
  const { outputs } = await readManifest(store.data, found);
  const tables = outputs.flatMap(({ path }) => (path.endsWith(PARQUET) ? [path.slice(0, -PARQUET.length)] : []));
  const engine = await openTables();
  try {
    for (const name of tables) {
      await engine.load(name, [await readSnapshotFile(store.data, found, `${name}${PARQUET}`)]);
    }
    for (const { name, sql: view } of snapshotViews()) await engine.query(createViewSql(name, view));
    await engine.seal();
    return await engine.query(sql);
  } finally {
    await engine.close();
  }
}

async function onlyPublished(data: Objects): Promise<string> {
  const published: string[] = [];
  for (const { id } of registry) if ((await readLatest(data, id)) !== undefined) published.push(id);
  const [only, ...others] = published;
  if (only === undefined)
    throw new InputError("Nothing has been published in this store yet. Publish a collection first.");
  if (others.length === 0) return only;
  throw new InputError(`Several collections are published: ${published.join(", ")}. Say which with --snapshot.`);
}
