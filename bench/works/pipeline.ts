import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { defaultLimits } from "../../packages/core/src/ingest/limits.ts";
import { heldOf } from "../../packages/core/src/ingest/normalise/held-rows.ts";
import { writeRows } from "../../packages/core/src/ingest/write/rows-parquet.ts";
import { checkWith } from "../../packages/core/src/workflows/check-file.ts";
import { madeCollection, madeTable } from "../made-rows.ts";

/** Twice the rows are more cells than are read by default. */
const limits = { ...defaultLimits, cells: 4_000_000 };

/** The whole of what becomes of a file: cells, columns, values, findings with cells, rows as Parquet. */
export async function work(path: string): Promise<string> {
  const period = "2014-09";
  const sent = { name: basename(path), bytes: await readFile(path), period, authority: "102" };
  const { tables, findings, sha256 } = await checkWith(madeCollection, sent, { limits });
  for (const table of tables) {
    const source = { period, submission: sha256.slice(0, 16), sha256, metadata: { collection: madeCollection.id } };
    await writeFile(`${path}.ours.parquet`, writeRows(table, madeTable, source));
  }
  const rows = tables.reduce((sum, table) => sum + heldOf(table).numbers.length, 0);
  return `${rows} rows, ${findings.length} findings`;
}
