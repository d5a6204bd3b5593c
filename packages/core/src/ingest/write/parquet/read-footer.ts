import type { ColumnMetaData } from "hyparquet";
import { CompressionCodecs, ParquetTypes } from "hyparquet/src/constants.js";
import { nextField, readBinary, readWhole, skipValue, startList, type ThriftReader } from "./read-thrift.ts";

/** Where a column of a row group lies, as far as is needed to read it. */
export interface StoredChunk extends Pick<ColumnMetaData, "type" | "codec"> {
  readonly path_in_schema: readonly string[];
  readonly num_values: number | bigint;
  readonly total_compressed_size: number | bigint;
  readonly data_page_offset: number | bigint;
  readonly dictionary_page_offset?: number | bigint | undefined;
}

/** What a file says of itself at its end. */
export interface Footer {
  /** The schema as its bytes are, a character each: equal where the schemas are. */
  readonly schema: string;
  readonly rows: number;
  readonly createdBy: string;
  /** Where in the file the schema and what else the file says of itself stand; 0 where it has none. */
  readonly schemaAt: number;
  readonly metadataAt: number;
  /** Row groups; of flat columns, in the order of the schema. Numbers alone, since there are hundreds a file: see `chunkAt`. */
  readonly groups: readonly Float64Array[];
}

/** The length of the footer, and `PAR1`. */
const ENDING = 8;
const [MAGIC, MAGIC_BYTES] = [0x31524150, 4];
/** Places of the numbers of a chunk among its own. */
const [TYPE, CODEC, ROWS, SIZE, DATA, DICTIONARY, NULLS, OTHERWISE, EACH] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** The same as fields of `ColumnMetaData` in `parquet.thrift`; statistics are a struct with the nulls in it. */
const PLACES: readonly (number | undefined)[] = [
  ...[undefined, TYPE, undefined, undefined, CODEC, ROWS, undefined, SIZE],
  ...[undefined, DATA, undefined, DICTIONARY],
];
const ENCODINGS = 2;
const STATISTICS = 12;
/** Encodings of values as they are, and of which rows have one. */
const [PLAIN, RLE] = [0, 3];
/** As `CompressionCodecs` has it. */
const UNCOMPRESSED = 0;
const latin1 = new TextDecoder("latin1");
const utf8 = new TextDecoder();

/** True for bytes that begin and end as a Parquet file does, with room between for the footer that the end speaks of. */
export function isParquet(file: Uint8Array): boolean {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < MAGIC_BYTES + ENDING) return false;
  const hasMagic = [0, file.length - MAGIC_BYTES].every((at) => view.getUint32(at, true) === MAGIC);
  return hasMagic && view.getUint32(file.length - ENDING, true) <= file.length - MAGIC_BYTES - ENDING;
}

/**
 * Reads the footer of a Parquet file with flat columns, no more of it than is needed to read columns: of a file with
 * hundreds of columns and few rows the footer is most.
 */
export function readFooter(file: Uint8Array): Footer {
  const end = Math.max(0, file.length - ENDING);
  const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(end, true);
  const reader: ThriftReader = { bytes: file.subarray(0, end), at: Math.max(0, end - length), type: 0 };
  const found = { schema: "", schemaAt: 0, metadataAt: 0, rows: 0, createdBy: "", groups: [] as Float64Array[] };
  for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) {
    const start = reader.at;
    if (id === 3) found.rows = readWhole(reader);
    else if (id === 4) found.groups = readGroups(reader);
    else if (id === 6) found.createdBy = utf8.decode(readBinary(reader));
    else skipValue(reader);
    if (id === 2) [found.schema, found.schemaAt] = [latin1.decode(file.subarray(start, reader.at)), start];
    if (id === 5) found.metadataAt = start;
  }
  return found;
}

/** A column of a row group by its place in the schema, and its name there. */
export function chunkAt(group: Float64Array, at: number, name: string): StoredChunk {
  const number = (place: number): number => group[at * EACH + place] ?? 0;
  return {
    type: ParquetTypes[number(TYPE)] ?? "BYTE_ARRAY",
    codec: CompressionCodecs[number(CODEC)] ?? "UNCOMPRESSED",
    path_in_schema: [name],
    num_values: number(ROWS),
    total_compressed_size: number(SIZE),
    data_page_offset: number(DATA),
    dictionary_page_offset: number(DICTIONARY) < 0 ? undefined : number(DICTIONARY),
  };
}

/** Rows of a column of a row group, and how many of them are said to be empty; less than none where it is not said. */
export function rowsAt(group: Float64Array, at: number): { readonly rows: number; readonly nulls: number } {
  return { rows: group[at * EACH + ROWS] ?? 0, nulls: group[at * EACH + NULLS] ?? -1 };
}

/**
 * Where the values of a column of a row group lie that stand as they are, of so many bytes each, in the only page that it
 * has: at its end, and its header need not be read. Undefined where they stand otherwise, and where a row has none. Only
 * for files of `writeParquet`, which writes one page.
 */
export function valuesAt(group: Float64Array, at: number, bytes: number): { from: number; to: number } | undefined {
  const number = (place: number): number => group[at * EACH + place] ?? -1;
  const isPlain = number(CODEC) === UNCOMPRESSED && number(OTHERWISE) === 0 && number(DICTIONARY) < 0;
  const length = number(ROWS) * bytes;
  if (!isPlain || number(NULLS) !== 0 || length > number(SIZE)) return undefined;
  const to = number(DATA) + number(SIZE);
  return { from: to - length, to };
}

function readGroups(reader: ThriftReader): Float64Array[] {
  const groups: Float64Array[] = [];
  for (let left = startList(reader); left > 0; left -= 1) {
    for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) {
      if (id === 1) groups.push(readChunks(reader));
      else skipValue(reader);
    }
  }
  return groups;
}

function readChunks(reader: ThriftReader): Float64Array {
  const count = startList(reader);
  const chunks = new Float64Array(count * EACH).fill(-1);
  for (let at = 0; at < count; at += 1) {
    for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) {
      if (id === 3) readChunk(reader, chunks, at * EACH);
      else skipValue(reader);
    }
  }
  return chunks;
}

function readChunk(reader: ThriftReader, chunks: Float64Array, start: number): void {
  for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) {
    const place = PLACES[id];
    if (place !== undefined) chunks[start + place] = readWhole(reader);
    else if (id === ENCODINGS) chunks[start + OTHERWISE] = readOtherEncodings(reader);
    else if (id === STATISTICS) chunks[start + NULLS] = readNulls(reader);
    else skipValue(reader);
  }
}

/** How many encodings there are beside those of plain values. */
function readOtherEncodings(reader: ThriftReader): number {
  let others = 0;
  for (let left = startList(reader); left > 0; left -= 1) {
    const encoding = readWhole(reader);
    if (encoding !== PLAIN && encoding !== RLE) others += 1;
  }
  return others;
}

function readNulls(reader: ThriftReader): number {
  let nulls = -1;
  for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) {
    if (id === 3) nulls = readWhole(reader);
    else skipValue(reader);
  }
  return nulls;
}
