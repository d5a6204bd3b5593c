import type { ByteWriter } from "hyparquet-writer";
import { getPageBoundaries } from "hyparquet-writer/src/column.js";
import { writeDataPageV2 } from "hyparquet-writer/src/datapage.js";
import { boundsOf, type ChunkColumn, type Stored, type WrittenChunk } from "./chunk-column.ts";

const encoder = new TextEncoder();

/**
 * Writes a column without a dictionary, byte for byte as hyparquet-writer's `writeColumn` does once it has found that none
 * is worth it. It has one value at least, and none is a truth.
 */
export function writePlainChunk(writer: ByteWriter, column: ChunkColumn, values: readonly Stored[]): WrittenChunk {
  const { type = "BYTE_ARRAY" } = column.element;
  const known = values.filter((value) => value !== null);
  const isText = type === "BYTE_ARRAY";
  // A page at a time: as bytes, a text each, those of a row group take as much as all else that is held.
  const measured = isText && values.some(isLongerInUtf8) ? inUtf8(values) : values.slice();
  const start = writer.offset;
  let bytes = 0;
  const pages = getPageBoundaries(measured, type, undefined, column.pageSize).map(({ start: from, end }) => {
    const offset = writer.offset;
    const page = isText ? inUtf8(values.slice(from, end)) : values.slice(from, end);
    const definitionLevels = page.map((value) => (value === null ? 0 : 1));
    const pageData = { values: page, definitionLevels, repetitionLevels: [], maxDefinitionLevel: 1 };
    bytes += writeDataPageV2({ writer, column, encoding: "PLAIN", pageData });
    return {
      offset: BigInt(offset),
      compressed_page_size: writer.offset - offset,
      first_row_index: BigInt(from),
    };
  });
  return {
    chunk: {
      meta_data: {
        type,
        encodings: ["PLAIN"],
        path_in_schema: [column.columnName],
        codec: column.codec,
        num_values: BigInt(values.length),
        total_compressed_size: BigInt(writer.offset - start),
        total_uncompressed_size: BigInt(bytes),
        data_page_offset: BigInt(start),
        statistics: { ...boundsOf(known), null_count: BigInt(values.length - known.length) },
        encoding_stats: [{ page_type: "DATA_PAGE_V2", encoding: "PLAIN", count: pages.length }],
      },
      file_offset: BigInt(start),
    },
    ...(pages.length > 1 && { offsetIndex: { page_locations: pages } }),
  };
}

/** True of a text that may have more bytes than signs. */
function isLongerInUtf8(value: Stored): boolean {
  return typeof value === "string" && /[^ -~]/.test(value);
}

/** Texts of ASCII alone, as nearly all are, are encoded together. */
function inUtf8(values: readonly Stored[]): (Uint8Array | null)[] {
  const texts = values.map((value) => (value === null ? null : String(value)));
  const together = texts.join("");
  const bytes = encoder.encode(together);
  if (bytes.length !== together.length) return texts.map((text) => (text === null ? null : encoder.encode(text)));
  let end = 0;
  return texts.map((text) => {
    if (text === null) return null;
    end += text.length;
    return bytes.subarray(end - text.length, end);
  });
}
