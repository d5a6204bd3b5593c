import type { SchemaElement } from "hyparquet";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { parseDecimal, powerOfTen } from "../../exact/decimal.ts";
import { writeParquet } from "../../ingest/write/parquet/write-parquet.ts";
import type { Cell, ColumnDescription, ColumnType } from "./snapshot-table.ts";

const decimalScale = 4;
const decimalDigits = 18;
const createdBy = "council-returns";

const elements: Readonly<Record<ColumnType, Omit<SchemaElement, "name">>> = {
  VARCHAR: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  "DECIMAL(18,4)": {
    type: "INT64",
    converted_type: "DECIMAL",
    precision: decimalDigits,
    scale: decimalScale,
    logical_type: { type: "DECIMAL", precision: decimalDigits, scale: decimalScale },
  },
  INTEGER: { type: "INT32" },
  BOOLEAN: { type: "BOOLEAN" },
};

/**
 * A table as Parquet: every column optional, exact decimals; in the file's metadata the comment and, as JSON, what
 * each column holds.
 * `cells` is a list a column. Throws a `RangeError` for a number that a column cannot hold exactly.
 */
export function parquetBytes(
  columns: readonly ColumnDescription[],
  cells: readonly (readonly Cell[])[],
  comment: string,
): Uint8Array {
  const said = JSON.stringify(Object.fromEntries(columns.map(({ name, description }) => [name, description])));
  const metadata = [["comment", comment] as const, ["columns", said] as const];
  const schema = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ ...elements[type], name, repetition_type: "OPTIONAL" })),
  ];
  // hyparquet-writer gives a file without rows a list of row groups that strict readers (arrow-rs) refuse.
  if ((cells[0] ?? []).length === 0) return writeParquet({ schema, groups: [], metadata, createdBy });
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: columns.map(({ name, type }, at) => ({
      name,
      data: (cells[at] ?? []).map((cell) => stored(cell, type)),
    })),
    schema,
    createdBy,
    kvMetadata: metadata.map(([key, value]) => ({ key, value })),
  });
  return new Uint8Array(writer.getBuffer());
}

function stored(cell: Cell, type: ColumnType): Cell | bigint {
  return cell === null || type !== "DECIMAL(18,4)" ? cell : unscaled(String(cell));
}

function unscaled(text: string): bigint {
  const decimal = parseDecimal(text);
  if (decimal === undefined || decimal.scale > decimalScale) {
    throw new RangeError(`Cannot write "${text}" as a number with ${decimalScale} places`);
  }
  const value = decimal.unscaled * powerOfTen(decimalScale - decimal.scale);
  if (value >= powerOfTen(decimalDigits) || -value >= powerOfTen(decimalDigits)) {
    throw new RangeError(`Cannot write "${text}" as a number of ${decimalDigits} digits`);
  }
  return value;
}
