import type { SchemaElement } from "hyparquet";
import { ParquetTypes } from "hyparquet/src/constants.js";
import { type ByteSink, putBytes } from "./byte-sink.ts";
import type { ColumnData } from "./encode-column.ts";
import { ENCODING } from "./encoding.ts";
import { binary, int32, int64, list, struct, type Thrift, unset, writeThrift } from "./thrift.ts";

const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;
const UNCOMPRESSED = 0;

/** Writes the pages of a column and gives its part of the footer. */
export function writeColumnChunk(out: ByteSink, column: ColumnData, { name, type }: SchemaElement): Thrift {
  const start = out.at;
  const { dictionary, encoding, bytes } = column.values;
  if (dictionary !== undefined) writeDictionary(out, dictionary);
  const data = out.at;
  writeThrift(out, dataHeader(column));
  putBytes(out, column.levels);
  putBytes(out, bytes);
  const size = out.at - start;
  const encodings = dictionary === undefined ? [encoding] : [ENCODING.PLAIN, encoding];
  const metadata = struct(
    [1, int32(ParquetTypes.indexOf(type ?? "BYTE_ARRAY"))],
    [2, list([...encodings, ENCODING.RLE].map(int32))],
    [3, list([binary(name)])],
    [4, int32(UNCOMPRESSED)],
    [5, int64(column.rows)],
    [6, int64(size)],
    [7, int64(size)],
    [9, int64(data)],
    [11, dictionary && int64(start)],
    [12, statistics(column)],
  );
  return struct([2, int64(start)], [3, metadata]);
}

function writeDictionary(
  out: ByteSink,
  { count, bytes }: { readonly count: number; readonly bytes: Uint8Array },
): void {
  const header = struct([1, int32(count)], [2, int32(ENCODING.PLAIN)]);
  writeThrift(
    out,
    struct([1, int32(DICTIONARY_PAGE)], [2, int32(bytes.length)], [3, int32(bytes.length)], [7, header]),
  );
  putBytes(out, bytes);
}

function dataHeader({ rows, nulls, levels, values }: ColumnData): Thrift {
  const size = int32(levels.length + values.bytes.length);
  const header = struct(
    [1, int32(rows)],
    [2, int32(nulls)],
    [3, int32(rows)],
    [4, int32(values.encoding)],
    [5, int32(levels.length)],
    [6, int32(0)],
    [7, unset],
  );
  return struct([1, int32(DATA_PAGE_V2)], [2, size], [3, size], [8, header]);
}

function statistics({ nulls, values: { bounds } }: ColumnData): Thrift {
  return struct([3, int64(nulls)], [5, bounds && binary(bounds.most)], [6, bounds && binary(bounds.least)]);
}
