import type { ReturnPlace, TableRecord } from "../filing/entry.ts";
import type { Objects } from "../storage/objects.ts";
import type { CheckResult } from "./check-result.ts";
import { knownCollection } from "./known.ts";
import { tableFiles } from "./table-files.ts";

/** Writes the rows of a checked file as Parquet, a table each, unless they are there; gives what lies where. */
export async function writeTables(
  result: Pick<CheckResult, "tables" | "sha256">,
  filed: { readonly place: ReturnPlace; readonly submission: string },
  data: Objects,
): Promise<TableRecord[]> {
  const files = await tableFiles(result, filed, knownCollection(filed.place.collection));
  await Promise.all(files.map(({ record, bytes }) => data.put(record.key, bytes, { if: "absent" })));
  return files.map(({ record }) => record);
}
