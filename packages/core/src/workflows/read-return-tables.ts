import type { Collection } from "../collections/define-collection.ts";
import type { TableRecord } from "../filing/entry.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";
import { readRows } from "../ingest/write/read-rows.ts";
import type { Objects } from "../storage/objects.ts";

/** The rows an accepted return left, read by the edition of its period. Throws where one of its objects is not there. */
export async function readReturnTables(
  data: Objects,
  edition: Pick<Collection, "tables">,
  records: readonly TableRecord[],
): Promise<NormalisedTable[]> {
  return Promise.all(
    records.map(async (record) => {
      const object = await data.get(record.key);
      const table = edition.tables[record.table];
      if (object === undefined || table === undefined) throw new Error(`Cannot read ${record.key}: it is not there`);
      return { ...(await readRows(object.bytes, table)), table: record.table };
    }),
  );
}
