import type { ColumnMetaData } from "hyparquet";
import { deltaBinaryUnpack } from "hyparquet/src/delta.js";
import { readRleBitPackedHybrid } from "hyparquet/src/encoding.js";
import { decodeDeltaTexts, decodePlainTexts } from "./decode-texts.ts";
import type { StoredChunk } from "./read-footer.ts";
import { type Page, readPages } from "./read-pages.ts";

type Decode<T> = (page: Uint8Array, count: number) => ArrayLike<T>;

/** How to read the values of one physical type. */
export interface Decoder<T> {
  readonly type: ColumnMetaData["type"];
  /** Dictionaries are plain too. */
  readonly plain: Decode<T>;
  readonly delta: Decode<T>;
  /** What this type calls `delta`. */
  readonly deltaEncoding: string;
}

/** Texts of a BYTE_ARRAY column. */
export const TEXTS: Decoder<string> = {
  type: "BYTE_ARRAY",
  plain: decodePlainTexts,
  delta: decodeDeltaTexts,
  deltaEncoding: "DELTA_BYTE_ARRAY",
};

/** Whole numbers of an INT32 column. Plain ones are copied: a typed array starts at a multiple of its item's size. */
export const INT32: Decoder<number> = {
  type: "INT32",
  plain: (page, count) => new Int32Array(page.slice(0, count * 4).buffer),
  delta: (page, count) => unpack(page, new Int32Array(count)),
  deltaEncoding: "DELTA_BINARY_PACKED",
};

/** Whole numbers of an INT64 column. */
export const INT64: Decoder<bigint> = {
  type: "INT64",
  plain: (page, count) => new BigInt64Array(page.slice(0, count * 8).buffer),
  delta: (page, count) => unpack(page, new BigInt64Array(count)),
  deltaEncoding: "DELTA_BINARY_PACKED",
};

/** One column of a row group, with `null` for what is empty. Throws a `TypeError` where it is of another type. */
export function readColumn<T>(file: Uint8Array, chunk: StoredChunk, decoder: Decoder<T>): (T | null)[] {
  if (chunk.type !== decoder.type) {
    throw new TypeError(`Cannot read ${chunk.path_in_schema.join(".")}: it is stored as another type`);
  }
  const column = new Array<T | null>(Number(chunk.num_values)).fill(null);
  let dictionary: ArrayLike<T> = [];
  let start = 0;
  for (const page of readPages(file, chunk)) {
    if (page.isDictionary) dictionary = decoder.plain(page.values, page.count);
    else {
      placeRows(column, start, page, decodeValues(page, decoder, dictionary));
      start += page.count;
    }
  }
  return column;
}

function decodeValues<T>(page: Page, decoder: Decoder<T>, dictionary: ArrayLike<T>): ArrayLike<T> {
  const count = page.count - page.nulls;
  if (page.encoding === "PLAIN") return decoder.plain(page.values, count);
  if (page.encoding === "RLE_DICTIONARY") return lookUp(page.values, count, dictionary);
  if (page.encoding === decoder.deltaEncoding) return decoder.delta(page.values, count);
  throw new TypeError(`Cannot read a page in the encoding ${page.encoding}`);
}

function lookUp<T>(page: Uint8Array, count: number, dictionary: ArrayLike<T>): T[] {
  const places = new Uint32Array(count);
  const reader = readerOf(page);
  reader.offset = 1;
  readRleBitPackedHybrid(reader, page[0] ?? 0, places, page.length - 1);
  const values = new Array<T>(count);
  for (let index = 0; index < count; index += 1) values[index] = dictionary[places[index] as number] as T;
  return values;
}

/** Puts the values of a page into its rows, the first of which is `start`. */
function placeRows<T>(column: (T | null)[], start: number, { count, nulls, levels }: Page, values: ArrayLike<T>): void {
  if (nulls === count) return;
  const present = new Uint8Array(count).fill(1);
  if (nulls > 0) readRleBitPackedHybrid(readerOf(levels), 1, present, levels.length);
  let next = 0;
  for (let row = 0; row < count; row += 1) {
    if (present[row] === 0) continue;
    column[start + row] = values[next] as T;
    next += 1;
  }
}

function unpack<N extends Int32Array | BigInt64Array>(page: Uint8Array, numbers: N): N {
  if (numbers.length > 0) deltaBinaryUnpack(readerOf(page), numbers.length, numbers);
  return numbers;
}

function readerOf({ buffer, byteOffset, byteLength }: Uint8Array): { view: DataView; offset: number } {
  return { view: new DataView(buffer, byteOffset, byteLength), offset: 0 };
}
