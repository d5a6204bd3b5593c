import type { TableRecord } from "../filing/entry.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { collectParts } from "../publish/aggregate/collect-parts.ts";
import { rowsTable } from "../publish/aggregate/sql-parts.ts";
import { makePublication, type Publication } from "../publish/make-publication.ts";
import { authoritiesTable } from "../publish/write/authorities-table.ts";
import { writeTable } from "../publish/write/snapshot-table.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";

/** Loads the rows of the returns that count, adds them up and makes everything a snapshot says. */
export async function makeSnapshotPublication(
  inputs: SnapshotInputs,
  { data, openTables }: { readonly data: Pick<Objects, "get">; readonly openTables: () => Promise<Tables> },
): Promise<Publication> {
  const engine = await openTables();
  try {
    const byTable = Map.groupBy(
      inputs.returns.flatMap(({ tables }) => tables),
      ({ table }) => table,
    );
    for (const [table, records] of byTable) await engine.load(rowsTable(table), await readAll(data, records));
    const authorities = writeTable(authoritiesTable(inputs.councils));
    await engine.load(authorities.name, [authorities.parquet]);
    const parts = await collectParts(inputs.collection, [...byTable.keys()], engine);
    return makePublication({ ...inputs, parts });
  } finally {
    await engine.close();
  }
}

/** Rows are read as they were written: an object whose bytes are not those of the log is an error. */
async function readAll(data: Pick<Objects, "get">, records: readonly TableRecord[]): Promise<Uint8Array[]> {
  return Promise.all(
    records.map(async ({ key, sha256 }) => {
      const object = await data.get(key);
      if (object === undefined) throw new Error(`${key} is in the log but not in the store`);
      if ((await sha256Hex(object.bytes)) !== sha256) throw new Error(`${key} is not as it was written`);
      return object.bytes;
    }),
  );
}
