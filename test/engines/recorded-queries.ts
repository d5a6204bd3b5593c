import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import type { SqlResult, Tables } from "../../packages/core/src/storage/tables.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";

/** A question, its answer, and the seconds it took. */
export interface Asked {
  readonly sql: string;
  readonly told: SqlResult;
  readonly seconds: number;
}

/** What a publication asked of its engine, and what it was told. */
export interface Recorded {
  /** Folders of Parquet files by the table they were loaded as. */
  readonly tables: Readonly<Record<string, string>>;
  readonly asked: readonly Asked[];
}

/** Publishes each collection of a store anew, from a copy of what was filed alone, and keeps what the engine was asked. */
export async function recordedQueries(store: Store, collections: readonly string[], root: string): Promise<Recorded[]> {
  const unpublished = memoryStore();
  for await (const { key } of store.data.list("")) {
    const object = /^(snapshots|drafts|answers|compacted)\//.test(key) ? undefined : await store.data.get(key);
    if (object !== undefined) await unpublished.data.put(key, object.bytes);
  }
  const recorded: Recorded[] = [];
  for (const collection of collections) {
    const tables: Record<string, string> = {};
    const asked: Asked[] = [];
    const recording = async (): Promise<Tables> => {
      const engine = await openTables();
      return {
        ...engine,
        async load(name, files, columns) {
          tables[name] = await writeParquet(join(root, collection, name), files);
          await engine.load(name, files, columns);
        },
        async query(sql) {
          const started = performance.now();
          const told = await engine.query(sql);
          asked.push({ sql, told, seconds: (performance.now() - started) / 1_000 });
          return told;
        },
      };
    };
    await publishNational({ collection }, { store: unpublished, openTables: recording, openSolver });
    recorded.push({ tables, asked });
  }
  return recorded;
}

async function writeParquet(folder: string, files: readonly Uint8Array[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map((bytes, index) => writeFile(join(folder, `${index}.parquet`), bytes)));
  return folder;
}
