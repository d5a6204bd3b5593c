import { collectionAt } from "../collections/define-collection.ts";
import type { ReturnPlace, TableRecord } from "../filing/entry.ts";
import { rowsKey } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { writeRows } from "../ingest/write/rows-parquet.ts";
import type { Objects } from "../storage/objects.ts";
import type { CheckResult } from "./check-result.ts";
import { knownCollection } from "./known.ts";

/** Writes the rows of a checked file as Parquet, a table each, unless they are there; gives what lies where. */
export async function writeTables(
  { tables, sha256 }: Pick<CheckResult, "tables" | "sha256">,
  { place, submission }: { readonly place: ReturnPlace; readonly submission: string },
  data: Objects,
): Promise<TableRecord[]> {
  const collection = collectionAt(knownCollection(place.collection), place.period);
  return Promise.all(
    tables.map(async (table) => {
      const definition = collection.tables[table.table];
      if (definition === undefined) throw new RangeError(`No table ${table.table} in ${collection.id}`);
      const metadata = { collection: collection.id, edition: collection.edition, table: table.table };
      const bytes = writeRows(table, definition, { period: place.period, submission, sha256, metadata });
      const key = rowsKey(place, submission, table.table);
      await data.put(key, bytes, { if: "absent" });
      return { table: table.table, key, sha256: await sha256Hex(bytes), rows: table.rows.length };
    }),
  );
}
