import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { ReturnPlace, TableRecord } from "../filing/entry.ts";
import { rowsKey } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { heldOf } from "../ingest/normalise/held-rows.ts";
import { writeRows } from "../ingest/write/rows-parquet.ts";
import type { CheckResult } from "./check-result.ts";

/** One table of a return as it is stored. */
export interface TableFile {
  readonly record: TableRecord;
  readonly bytes: Uint8Array;
}

/** The rows of a checked file as Parquet, a table each: the same file, read the same way, gives the same bytes. */
export async function tableFiles(
  { tables, sha256 }: Pick<CheckResult, "tables" | "sha256">,
  { place, submission }: { readonly place: ReturnPlace; readonly submission: string },
  known: Collection,
): Promise<TableFile[]> {
  const collection = collectionAt(known, place.period);
  return Promise.all(
    tables.map(async (table) => {
      const definition = collection.tables[table.table];
      if (definition === undefined) throw new RangeError(`No table ${table.table} in ${collection.id}`);
      const metadata = { collection: collection.id, edition: collection.edition, table: table.table };
      const bytes = writeRows(table, definition, { period: place.period, submission, sha256, metadata });
      const key = rowsKey(place, submission, table.table);
      return {
        record: { table: table.table, key, sha256: await sha256Hex(bytes), rows: heldOf(table).numbers.length },
        bytes,
      };
    }),
  );
}
