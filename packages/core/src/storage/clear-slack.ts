/** Where a database file keeps some text values of one column, as `pragma_storage_info` says. */
export interface TextSegment {
  readonly block: number;
  /** Bytes from the start of the block's content. */
  readonly offset: number;
  readonly rows: number;
  readonly packing: "Uncompressed" | "Dictionary";
}

const HEADERS_BYTES = 3 * 4096;
const BLOCK_BYTES = 262_144;
const CHECKSUM_BYTES = 8;
const CHECKSUM_FACTOR = 0xbf58476d1ce4e5b9n;

/**
 * The file with the room that DuckDB leaves unused inside text segments set to zero.
 *
 * A segment holds offsets at its start and letters at its end. When it is nearly full DuckDB writes what its memory
 * held in between, so that equal contents give different bytes, and up to four kilobytes of anything the process
 * worked on would be published (duckdb/duckdb#23382, open in 1.5). The layout is that of storage version v1.0.0,
 * which later versions must keep reading. A segment without such room is left as it is.
 */
export function clearSlack(file: Uint8Array, segments: readonly TextSegment[]): Uint8Array {
  const cleared = new Uint8Array(file);
  for (const segment of segments) {
    const start = HEADERS_BYTES + segment.block * BLOCK_BYTES;
    clearSegment(new DataView(cleared.buffer, start, BLOCK_BYTES), segment);
  }
  return cleared;
}

function clearSegment(block: DataView, segment: TextSegment): void {
  const base = CHECKSUM_BYTES + segment.offset;
  const lettersBytes = block.getUint32(base, true);
  const lettersEnd = block.getUint32(base + 4, true);
  const from = base + offsetsEnd(block, base, segment);
  const to = base + lettersEnd - lettersBytes;
  let checksum = block.getBigUint64(0, true);
  for (let word = from - (from % 8); word < to; word += 8) {
    checksum ^= wordChecksum(block, word);
    for (let byte = Math.max(word, from); byte < Math.min(word + 8, to); byte++) block.setUint8(byte, 0);
    checksum ^= wordChecksum(block, word);
  }
  block.setBigUint64(0, checksum, true);
}

/** Uncompressed text has one offset a row behind its two lengths; a dictionary says where its offsets are. */
function offsetsEnd(block: DataView, base: number, { packing, rows }: TextSegment): number {
  if (packing === "Uncompressed") return 8 + 4 * rows;
  return block.getUint32(base + 8, true) + 4 * block.getUint32(base + 12, true);
}

/** A block's checksum is the exclusive or of one product for each of its words, so a word can be changed alone. */
function wordChecksum(block: DataView, at: number): bigint {
  return BigInt.asUintN(64, block.getBigUint64(at, true) * CHECKSUM_FACTOR);
}
