import type { ByteWriter } from "hyparquet-writer";
import { writeDataPageV2 } from "hyparquet-writer/src/datapage.js";
import { estimateValueSize, writeDictionaryPage } from "hyparquet-writer/src/dictionary.js";
import { boundsOf, type ChunkColumn, type Stored, type StoredValue, type WrittenChunk } from "./chunk-column.ts";
import { writePlainChunk } from "./plain-chunk.ts";

/** The values of a column of a row group, and the place of each row's among them. */
export interface StoredCodes {
  readonly codes: ArrayLike<number>;
  /** The value that a code stands for. */
  readonly valueAt: (code: number) => Stored;
}

const SAMPLED = 1000;
const MOST_DIFFERENT = 0.9;
const LENGTH_BYTES = 4;
const INDEX_BYTES = 4;

/**
 * Writes a column whose different values are known, with a dictionary or without, byte for byte as hyparquet-writer's
 * `writeColumn` does, which looks at each value of each row five times. Undefined, and nothing is written, where it has no
 * value, is of truths, or would be of several pages of a dictionary.
 */
export function writeCodedChunk(
  writer: ByteWriter,
  column: ChunkColumn,
  stored: StoredCodes,
): WrittenChunk | undefined {
  const { element, pageSize } = column;
  const { type } = element;
  const rows = stored.codes.length;
  if (type === undefined || type === "BOOLEAN" || rows * INDEX_BYTES >= pageSize) return undefined;
  const sizeOf = (value: Stored): number => {
    return value === null ? 0 : estimateValueSize(value, type) + (type === "BYTE_ARRAY" ? LENGTH_BYTES : 0);
  };
  const sample = sampleOf(stored, sizeOf);
  if (sample.bytes === 0) return undefined;
  const found = sample.isLikelyDifferent ? undefined : dictionaryOf(stored);
  if (found === undefined || !isShorter(found, sizeOf)) {
    return writePlainChunk(writer, column, Array.from(stored.codes, stored.valueAt));
  }
  return writeFound(writer, column, found);
}

function writeFound(writer: ByteWriter, column: ChunkColumn, found: Found): WrittenChunk {
  const start = writer.offset;
  const dictionaryBytes = writeDictionaryPage(writer, column, found.dictionary);
  const data = writer.offset;
  const pageData = {
    values: found.places,
    definitionLevels: found.levels,
    repetitionLevels: [],
    maxDefinitionLevel: 1,
  };
  const dataBytes = writeDataPageV2({ writer, column, encoding: "RLE_DICTIONARY", pageData });
  return {
    chunk: {
      meta_data: {
        type: column.element.type ?? "BYTE_ARRAY",
        encodings: ["PLAIN", "RLE_DICTIONARY"],
        path_in_schema: [column.columnName],
        codec: column.codec,
        num_values: BigInt(found.places.length),
        total_compressed_size: BigInt(writer.offset - start),
        total_uncompressed_size: BigInt(dictionaryBytes + dataBytes),
        data_page_offset: BigInt(data),
        dictionary_page_offset: BigInt(start),
        statistics: { ...boundsOf(found.dictionary), null_count: BigInt(found.nulls) },
        encoding_stats: [
          { page_type: "DICTIONARY_PAGE", encoding: "PLAIN", count: 1 },
          { page_type: "DATA_PAGE_V2", encoding: "RLE_DICTIONARY", count: 1 },
        ],
      },
      file_offset: BigInt(start),
    },
  };
}

/** What a sample of the values takes, and whether nearly all of them are different. */
function sampleOf({ codes, valueAt }: StoredCodes, sizeOf: (value: Stored) => number) {
  const seen = new Set<Stored>();
  const sampled = Math.min(codes.length, SAMPLED);
  let [different, all] = [0, 0];
  for (let at = 0; at < sampled; at += 1) {
    const row = sampled === 1 ? 0 : Math.floor((at * (codes.length - 1)) / (sampled - 1));
    const value = valueAt(codes[row] ?? 0);
    const size = sizeOf(value);
    if (!seen.has(value)) different += size;
    seen.add(value);
    all += size;
  }
  return { bytes: all, isLikelyDifferent: different / all > MOST_DIFFERENT };
}

/** The different values of some rows, in the order in which they come, and where among them each row's is. */
interface Found {
  readonly dictionary: StoredValue[];
  /** How many rows have each. */
  readonly times: number[];
  /** Null in a row without a value. */
  readonly places: (number | null)[];
  readonly levels: number[];
  readonly nulls: number;
}

function dictionaryOf({ codes, valueAt }: StoredCodes): Found {
  const known = new Map<Stored, number>();
  const placeOf: (number | null)[] = [];
  const found = { dictionary: [] as StoredValue[], times: [] as number[], nulls: 0 };
  const places = new Array<number | null>(codes.length).fill(null);
  const levels = new Array<number>(codes.length).fill(1);
  const entryOf = (value: Stored): number | null => {
    if (value === null) return null;
    const place = known.get(value) ?? found.dictionary.length;
    if (place === found.dictionary.length) {
      known.set(value, place);
      found.dictionary.push(value);
      found.times.push(0);
    }
    return place;
  };
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    let place = placeOf[code];
    if (place === undefined) {
      place = entryOf(valueAt(code));
      placeOf[code] = place;
    }
    if (place === null) {
      levels[row] = 0;
      found.nulls += 1;
    } else {
      places[row] = place;
      found.times[place] = (found.times[place] as number) + 1;
    }
  }
  return { ...found, places, levels };
}

/** True where a dictionary and the places in it take no more than half of what the values would. */
function isShorter({ dictionary, times, places, nulls }: Found, sizeOf: (value: Stored) => number): boolean {
  const indexBytes = Math.ceil(((places.length - nulls) * Math.ceil(Math.log2(dictionary.length))) / 8);
  let [once, plain] = [0, 0];
  for (const [place, value] of dictionary.entries()) {
    const size = sizeOf(value);
    once += size;
    plain += size * (times[place] ?? 0);
  }
  return 2 * (once + indexBytes) <= plain;
}
