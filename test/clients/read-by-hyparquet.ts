import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import { addDecimals } from "./add-decimals.ts";
import type { ReadTable, ReadTables } from "./read-table.ts";

/** What hyparquet, in JavaScript, makes of the Parquet files of a snapshot. */
export async function readByHyparquet(folder: string, names: readonly string[]): Promise<ReadTables> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readTable(folder, name)])));
}

async function readTable(folder: string, name: string): Promise<ReadTable> {
  const file = new Uint8Array(readFileSync(join(folder, `${name}.parquet`))).buffer;
  const metadata = parquetMetadata(file);
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  const objects = await parquetReadObjects({ file, metadata });
  const isDecimal = new Set(elements.flatMap((one) => (one.converted_type === "DECIMAL" ? [one.name] : [])));
  const rows = objects.map((row) => elements.map((one) => asCell(row[one.name], isDecimal.has(one.name))));
  return {
    columns: Object.fromEntries(elements.map((one) => [one.name, one.converted_type ?? one.type ?? ""])),
    rows,
    sums: Object.fromEntries(
      elements.flatMap((one, at) =>
        isDecimal.has(one.name) ? [[one.name, addDecimals(rows.map((row) => row[at] ?? null))]] : [],
      ),
    ),
    metadata: Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value])),
  };
}

function asCell(value: unknown, isDecimal: boolean): string | null {
  if (value === null || value === undefined) return null;
  return isDecimal ? Number(value).toFixed(4) : String(value);
}
