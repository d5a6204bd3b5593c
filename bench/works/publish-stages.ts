import { heldInParts } from "../../packages/core/src/publish/aggregate/make-figures.ts";
import { chartsOf } from "../../packages/core/src/publish/charts/charts-of.ts";
import { allAtOnce } from "../../packages/core/src/publish/in-parts.ts";
import { makeCoverage } from "../../packages/core/src/publish/make-coverage.ts";
import { makePublication } from "../../packages/core/src/publish/make-publication.ts";
import { nationalWorkbook } from "../../packages/core/src/publish/spreadsheet/national-workbook.ts";
import { databaseContents } from "../../packages/core/src/publish/write/database-contents.ts";
import { snapshotTables } from "../../packages/core/src/publish/write/snapshot-tables.ts";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { acceptedReturns } from "../../packages/core/src/workflows/accepted-returns.ts";
import { addUpRows } from "../../packages/core/src/workflows/add-up-rows.ts";
import { snapshotInputs } from "../../packages/core/src/workflows/snapshot-inputs.ts";
import { measuredDefinition } from "../publish/measured-collection.ts";

/** The stages of a full publication one after another, with the processor seconds of each. */
export async function work(folder: string): Promise<string> {
  const { data } = openStore(folder);
  const told: string[] = [];
  const timed = async <T>(name: string, stage: () => Promise<T> | T): Promise<T> => {
    const before = process.cpuUsage();
    const made = await stage();
    const { user, system } = process.cpuUsage(before);
    told.push(`${name} ${((user + system) / 1e6).toFixed(1)}`);
    return made;
  };
  const returns = await timed("log", () => acceptedReturns(data, measuredDefinition.collection.id));
  const inputs = await timed("inputs", () => snapshotInputs(measuredDefinition, returns));
  const { parts } = await timed("adding up rows", () => addUpRows(inputs, { data, openTables }));
  const figures = await timed("figures", () => allAtOnce(heldInParts({ ...inputs, parts, origins: returns })));
  await timed("coverage", () => makeCoverage({ ...inputs, parts, figures }));
  const publication = makePublication({ ...inputs, parts });
  const tables = await timed("Parquet and CSV", () => snapshotTables(publication));
  await timed(".duckdb", async () => {
    const engine = await openTables();
    await engine.database(databaseContents(tables, publication));
    await engine.close();
  });
  await timed("workbook", () => nationalWorkbook(publication, "1.0.0"));
  await timed("charts", () => chartsOf(publication));
  return told.join(", ");
}
