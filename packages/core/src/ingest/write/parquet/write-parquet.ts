import type { SchemaElement } from "hyparquet";
import { ConvertedTypes, FieldRepetitionTypes, ParquetTypes } from "hyparquet/src/constants.js";
import { rememberBy } from "../../../collections/remember-by.ts";
import { type ByteSink, openSink, putUint32, writtenBytes } from "./byte-sink.ts";
import { writeColumnChunk } from "./column-chunk.ts";
import type { ColumnData } from "./encode-column.ts";
import { binary, int32, int64, list, struct, type Thrift, writeThrift, writtenList } from "./thrift.ts";

export interface ParquetFile {
  /** The root, then its columns; texts, decimals, dates and plain integers only. */
  readonly schema: readonly SchemaElement[];
  /** Row groups, each with the columns in the order of the schema. */
  readonly groups: readonly (readonly ColumnData[])[];
  readonly metadata: readonly (readonly [key: string, value: string])[];
  readonly createdBy: string;
}

const FOOTER_A_COLUMN = 256;

/** `PAR1`. */
const MAGIC = 0x31524150;

/** A Parquet file of flat columns, uncompressed. The same values give the same bytes. */
export function writeParquet({ schema, groups, metadata, createdBy }: ParquetFile): Uint8Array {
  const out = openSink(roomFor(groups));
  putUint32(out, MAGIC);
  const placed = groups.map((columns) => writeGroup(out, columns, schema.slice(1)));
  const start = out.at;
  const { elements, orders } = schemaLists(schema);
  const rows = groups.reduce((sum, columns) => sum + (columns[0]?.rows ?? 0), 0);
  writeThrift(
    out,
    struct(
      [1, int32(2)],
      [2, elements],
      [3, int64(rows)],
      [4, list(placed)],
      [5, list(metadata.map(([key, value]) => struct([1, binary(key)], [2, binary(value)])))],
      [6, binary(createdBy)],
      [7, orders],
    ),
  );
  putUint32(out, out.at - start);
  putUint32(out, MAGIC);
  return writtenBytes(out);
}

/** What a schema is in a footer, and the orders of its columns, which are those of their types. */
const schemaLists = rememberBy((schema: readonly SchemaElement[]) => ({
  elements: writtenList(schema.map(schemaElement)),
  orders: writtenList(schema.slice(1).map(() => struct([1, struct()]))),
}));

/** What the pages take and as much again as any footer is likely to: a buffer that need not grow. */
function roomFor(groups: ParquetFile["groups"]): number {
  const columns = groups.flat();
  const sizes = columns.map(
    ({ levels, values }) => levels.length + values.bytes.length + (values.dictionary?.bytes.length ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size + FOOTER_A_COLUMN, 4096);
}

function writeGroup(out: ByteSink, columns: readonly ColumnData[], elements: readonly SchemaElement[]): Thrift {
  const start = out.at;
  const chunks = elements.flatMap((element, index) => {
    const column = columns[index];
    return column === undefined ? [] : [writeColumnChunk(out, column, element)];
  });
  const size = int64(out.at - start);
  return struct([1, list(chunks)], [2, size], [3, int64(columns[0]?.rows ?? 0)], [5, int64(start)], [6, size]);
}

function schemaElement(element: SchemaElement): Thrift {
  const { type, repetition_type: repetition, converted_type: converted } = element;
  return struct(
    [1, numbered(ParquetTypes, type)],
    [3, numbered(FieldRepetitionTypes, repetition)],
    [4, binary(element.name)],
    [5, optional(element.num_children)],
    [6, numbered(ConvertedTypes, converted)],
    [7, optional(element.scale)],
    [8, optional(element.precision)],
    [10, logicalType(element.logical_type)],
  );
}

function numbered<T>(names: readonly T[], name: T | undefined): Thrift | undefined {
  return name === undefined ? undefined : int32(names.indexOf(name));
}

function optional(value: number | undefined): Thrift | undefined {
  return value === undefined ? undefined : int32(value);
}

function logicalType(logical: SchemaElement["logical_type"]): Thrift | undefined {
  if (logical?.type === "STRING") return struct([1, struct()]);
  if (logical?.type === "DECIMAL") return struct([5, struct([1, int32(logical.scale)], [2, int32(logical.precision)])]);
  return logical?.type === "DATE" ? struct([6, struct()]) : undefined;
}
