import type { TableRecord } from "../filing/entry.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { rowsTable } from "../publish/aggregate/sql-parts.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";

interface LoadingPowers {
  readonly data: Pick<Objects, "get">;
  readonly engine: Pick<Tables, "load">;
  /** A file to load before the others of a table, whether or not there are others. */
  readonly first?: ReadonlyMap<string, Uint8Array>;
}

/**
 * Loads the rows of returns, a table each (`rows_<table>`), and gives the tables there are. Rows are read as they were
 * written: an object whose bytes are not those of the log is an error.
 */
export async function loadRows(
  returns: readonly PublishedReturn[],
  { data, engine, first = new Map() }: LoadingPowers,
): Promise<readonly string[]> {
  const byTable = Map.groupBy(
    returns.flatMap(({ tables }) => tables),
    ({ table }) => table,
  );
  const tables = [...new Set([...first.keys(), ...byTable.keys()])];
  for (const table of tables) {
    const before = first.get(table);
    const files = await readRowsFiles(data, byTable.get(table) ?? []);
    await engine.load(rowsTable(table), before === undefined ? files : [before, ...files]);
  }
  return tables;
}

/** The bytes of rows, as they were written. Throws where an object is gone or is not what the log says. */
export async function readRowsFiles(
  data: Pick<Objects, "get">,
  records: readonly TableRecord[],
): Promise<Uint8Array[]> {
  return Promise.all(
    records.map(async ({ key, sha256 }) => {
      const object = await data.get(key);
      if (object === undefined) throw new Error(`${key} is in the log but not in the store`);
      if ((await sha256Hex(object.bytes)) !== sha256) throw new Error(`${key} is not as it was written`);
      return object.bytes;
    }),
  );
}
