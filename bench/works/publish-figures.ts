import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { heldInParts } from "../../packages/core/src/publish/aggregate/make-figures.ts";
import { allAtOnce } from "../../packages/core/src/publish/in-parts.ts";
import { figuresTable } from "../../packages/core/src/publish/write/figures-table.ts";
import { writeColumns } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { acceptedReturns } from "../../packages/core/src/workflows/accepted-returns.ts";
import { addUpRows } from "../../packages/core/src/workflows/add-up-rows.ts";
import { snapshotInputs } from "../../packages/core/src/workflows/snapshot-inputs.ts";
import { measuredDefinition } from "../publish/measured-collection.ts";

/** The part of publishing that answers what the query beside it answers: from rows to `figures.parquet` and `.csv`. */
export async function work(folder: string): Promise<string> {
  const { data } = openStore(folder);
  const inputs = await snapshotInputs(
    measuredDefinition,
    await acceptedReturns(data, measuredDefinition.collection.id),
  );
  const { parts } = await addUpRows(inputs, { data, openTables });
  const figures = allAtOnce(heldInParts({ ...inputs, parts, origins: inputs.returns }));
  const { parquet, csv } = writeColumns(figuresTable(figures));
  await writeFile(join(folder, "figures.parquet"), parquet);
  await writeFile(join(folder, "figures.csv"), csv);
  return `${figures.length} figures`;
}
