import { snappyUncompress } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import type { StoredChunk } from "./read-footer.ts";

/** A page of a column, its values not yet decoded. */
export interface Page {
  readonly isDictionary: boolean;
  readonly encoding: string;
  /** Rows of the page, or entries of the dictionary. */
  readonly count: number;
  readonly nulls: number;
  /** Definition levels, as they are stored. */
  readonly levels: Uint8Array;
  readonly values: Uint8Array;
}

/** The pages of one column of a row group, in order. Throws where they are not as `writeParquet` makes them. */
export function* readPages(file: Uint8Array, chunk: StoredChunk): Generator<Page> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const start = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
  const end = start + Number(chunk.total_compressed_size);
  const reader = { view, offset: start };
  while (reader.offset < end) {
    const header = parquetHeader(reader);
    const body = file.subarray(reader.offset, reader.offset + header.compressed_page_size);
    reader.offset += header.compressed_page_size;
    const { dictionary_page_header: entries, data_page_header_v2: data, uncompressed_page_size: size } = header;
    if (entries !== undefined) {
      const values = decompress(body, size, chunk.codec);
      yield { isDictionary: true, encoding: "PLAIN", count: entries.num_values, nulls: 0, levels: NONE, values };
    } else if (data !== undefined) {
      const levels = data.definition_levels_byte_length;
      const codec = data.is_compressed === false ? "UNCOMPRESSED" : chunk.codec;
      const values = decompress(body.subarray(levels), size - levels, codec);
      const { encoding, num_values: count, num_nulls: nulls } = data;
      yield { isDictionary: false, encoding, count, nulls, levels: body.subarray(0, levels), values };
    } else throw new TypeError(`Cannot read ${chunk.path_in_schema.join(".")}: it has a page of another kind`);
  }
}

const NONE = new Uint8Array();

function decompress(bytes: Uint8Array, size: number, codec: string): Uint8Array {
  if (codec === "UNCOMPRESSED") return bytes;
  if (codec !== "SNAPPY") throw new TypeError(`Cannot read a page that is compressed by ${codec}`);
  const raw = new Uint8Array(size);
  snappyUncompress(bytes, raw);
  return raw;
}
