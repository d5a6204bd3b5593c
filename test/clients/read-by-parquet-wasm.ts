import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { addDecimals, withFourPlaces } from "./add-decimals.ts";
import type { ReadTable, ReadTables } from "./read-table.ts";

/** As much of parquet-wasm and apache-arrow as is used; they are not dependencies of ours, so their types are not there. */
interface ParquetWasm {
  readonly readParquet: (bytes: Uint8Array) => { readonly intoIPCStream: () => Uint8Array };
}

interface ArrowColumn {
  readonly get: (row: number) => unknown;
}

interface ArrowTable {
  readonly numRows: number;
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: object }[];
    readonly metadata: ReadonlyMap<string, string>;
  };
  readonly getChild: (name: string) => ArrowColumn | null;
}

interface Arrow {
  readonly tableFromIPC: (stream: Uint8Array) => ArrowTable;
}

/** What arrow-rs, the Parquet reader of the Rust project, makes of the Parquet files of a snapshot. */
export function readByParquetWasm(folder: string, names: readonly string[], project: string): ReadTables {
  const load = createRequire(project);
  const wasm: ParquetWasm = load("parquet-wasm/node");
  const arrow: Arrow = load("apache-arrow");
  const open = (name: string): ArrowTable =>
    arrow.tableFromIPC(wasm.readParquet(readFileSync(join(folder, `${name}.parquet`))).intoIPCStream());
  return Object.fromEntries(names.map((name) => [name, readTable(open(name))]));
}

function readTable(table: ArrowTable): ReadTable {
  const { fields, metadata } = table.schema;
  const columns = fields.map(({ name, type }) => ({ name, type: String(type), column: table.getChild(name) }));
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    columns.map(({ type, column }) => asCell(column?.get(row), type)),
  );
  const decimals = columns.flatMap(({ name, type }, at) => (type.startsWith("Decimal") ? [[name, at] as const] : []));
  return {
    columns: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
    rows,
    sums: Object.fromEntries(decimals.map(([name, at]) => [name, addDecimals(rows.map((row) => row[at] ?? null))])),
    metadata: Object.fromEntries(metadata),
  };
}

/** Arrow gives a decimal as its ten-thousandths. */
function asCell(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  return type.startsWith("Decimal") ? withFourPlaces(BigInt(String(value))) : String(value);
}
