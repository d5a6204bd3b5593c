import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { writeColumn } from "hyparquet-writer/src/column.js";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import { parseDecimal, powerOfTen } from "../../exact/decimal.ts";
import { writeParquet } from "../../ingest/write/parquet/write-parquet.ts";
import type { ChunkColumn, Stored, WrittenChunk } from "./chunk-column.ts";
import { type StoredCodes, writeCodedChunk } from "./coded-chunk.ts";
import {
  type Cell,
  type Cells,
  type CodedCells,
  type ColumnDescription,
  type ColumnType,
  isCoded,
} from "./snapshot-table.ts";

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

/** A Parquet file that is written a row group at a time. */
export interface ParquetRows {
  /** The rows of the next row group, see `rowGroups`, a column at a time. */
  add(cells: readonly Cells[]): void;
  bytes(): Uint8Array;
}

/** The first row group is short: who wants a few rows need not read many. */
const FIRST_GROUP = 1000;
const ROWS_A_GROUP = 100_000;
const PAGE_BYTES = 1_048_576;

/** From where to where the row groups of a table of so many rows go. */
export function rowGroups(rows: number): readonly { readonly from: number; readonly to: number }[] {
  const ends = [FIRST_GROUP];
  while ((ends.at(-1) ?? rows) < rows) ends.push((ends.at(-1) ?? 0) + ROWS_A_GROUP);
  return rows === 0 ? [] : ends.map((to, at) => ({ from: ends[at - 1] ?? 0, to: Math.min(to, rows) }));
}

/**
 * Opens a table as Parquet: every column optional, exact decimals; in the file's metadata the comment and, as JSON, what
 * each column holds. Throws a `RangeError` for a number that a column cannot hold exactly.
 */
export function openParquet(columns: readonly ColumnDescription[], comment: string): ParquetRows {
  const said = JSON.stringify(Object.fromEntries(columns.map(({ name, description }) => [name, description])));
  const metadata = [["comment", comment] as const, ["columns", said] as const];
  const schema = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ ...elements[type], name, repetition_type: "OPTIONAL" })),
  ];
  const bytes = new ByteWriter();
  const kvMetadata = metadata.map(([key, value]) => ({ key, value }));
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy, kvMetadata });
  return {
    add(cells) {
      const start = bytes.offset;
      const written = columns.map((column, at) =>
        writeCells(bytes, chunkColumn(schema, at + 1), cells[at] ?? [], column),
      );
      const chunks = written.map(({ chunk }) => chunk);
      const rows = chunks[0]?.meta_data?.num_values ?? 0n;
      writer.pendingIndexes.push(...written);
      writer.num_rows += rows;
      writer.row_groups.push({
        columns: chunks,
        total_byte_size: chunks.reduce((sum, chunk) => sum + (chunk.meta_data?.total_uncompressed_size ?? 0n), 0n),
        num_rows: rows,
        total_compressed_size: BigInt(bytes.offset - start),
      });
    },
    bytes() {
      // hyparquet-writer gives a file without rows a list of row groups that strict readers (arrow-rs) refuse.
      if (writer.row_groups.length === 0) return writeParquet({ schema, groups: [], metadata, createdBy });
      writer.finish();
      return new Uint8Array(bytes.getBuffer());
    },
  };
}

/** A column by its place in the schema, as hyparquet-writer's own `write` describes it. */
function chunkColumn(schema: readonly SchemaElement[], at: number): ChunkColumn {
  const [root = { name: "root" }, element = root] = [schema[0], schema[at]];
  return {
    columnName: element.name,
    element,
    schemaPath: [root, element],
    codec: "SNAPPY",
    compressors: { SNAPPY: snappyCompress },
    stats: true,
    pageSize: PAGE_BYTES,
    columnIndex: false,
    offsetIndex: true,
  };
}

function writeCells(writer: ByteWriter, column: ChunkColumn, cells: Cells, { type }: ColumnDescription): WrittenChunk {
  const stored = (cell: Cell): Stored => {
    return type === "DECIMAL(18,4)" && cell !== null ? unscaled(String(cell)) : cell;
  };
  const coded = isCoded(cells) ? storedOnce(cells, stored) : codesOf(cells.map(stored));
  return writeCodedChunk(writer, column, coded) ?? writeValues(writer, column, Array.from(coded.codes, coded.valueAt));
}

function storedOnce({ codes, entries }: CodedCells, stored: (cell: Cell) => Stored): StoredCodes {
  const known: Stored[] = [];
  const valueAt = (code: number): Stored => {
    const found = known[code];
    if (found !== undefined) return found;
    const value = stored(entries[code] ?? null);
    known[code] = value;
    return value;
  };
  return { codes, valueAt };
}

/** Values that may all be different, each by its row. */
function codesOf(values: readonly Stored[]): StoredCodes {
  return { codes: Uint32Array.from(values.keys()), valueAt: (row) => values[row] ?? null };
}

function writeValues(writer: ByteWriter, column: ChunkColumn, values: Stored[]): WrittenChunk {
  const definitionLevels = values.map((value) => (value === null ? 0 : 1));
  return writeColumn({
    writer,
    column,
    pageData: { values, definitionLevels, repetitionLevels: [], maxDefinitionLevel: 1 },
  });
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
