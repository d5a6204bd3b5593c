import type { StoredBlocks, TextSegment } from "./stored-blocks.ts";

const HEADERS_BYTES = 3 * 4096;
const BLOCK_BYTES = 262_144;
const CHECKSUM_BYTES = 8;
const WORD_BYTES = 8;
const CHECKSUM_FACTOR = 0xbf58476d1ce4e5b9n;

/** Reads a file as `clearSlack` gives it, without a copy of its own: a database is among the largest that is made. */
export async function readCleared(read: () => Promise<Uint8Array>, blocks: StoredBlocks): Promise<Uint8Array> {
  const file = await read();
  clearIn(file, blocks);
  return file;
}

/**
 * The file with every byte set to zero that DuckDB leaves unwritten, so that it holds what its memory held before:
 * equal contents would give different bytes, and anything the process worked on could be published.
 *
 * - Text: a segment holds offsets at its start and letters at its end. One that fills four fifths of a block or
 *   more keeps the room in between (duckdb/duckdb#23382, open in 1.5).
 * - Long text: a block of it ends in the number of the block that goes on with it, and the last has none.
 * - Blocks that nothing uses any more.
 *
 * The layout is that of storage version v1.0.0, which later versions must keep reading. Only packings that
 * `storedBlocks` knows may be in the file.
 */
export function clearSlack(file: Uint8Array, blocks: StoredBlocks): Uint8Array {
  const cleared = new Uint8Array(file);
  clearIn(cleared, blocks);
  return cleared;
}

function clearIn(cleared: Uint8Array, { texts, used }: StoredBlocks): void {
  for (const text of texts) {
    clearGap(blockOf(cleared, text.block), text);
    if (text.lastOverflow !== undefined) {
      clear(blockOf(cleared, text.lastOverflow), { from: BLOCK_BYTES - WORD_BYTES, to: BLOCK_BYTES });
    }
  }
  for (let block = 0; blockStart(block) < cleared.length; block++) {
    if (!used.has(block)) cleared.fill(0, blockStart(block), blockStart(block + 1));
  }
}

function blockStart(block: number): number {
  return HEADERS_BYTES + block * BLOCK_BYTES;
}

function blockOf(file: Uint8Array, block: number): DataView {
  return new DataView(file.buffer, file.byteOffset + blockStart(block), BLOCK_BYTES);
}

function clearGap(block: DataView, text: TextSegment): void {
  const base = CHECKSUM_BYTES + text.offset;
  const lettersBytes = block.getUint32(base, true);
  const lettersEnd = block.getUint32(base + 4, true);
  clear(block, { from: base + offsetsEnd(block, base, text), to: base + lettersEnd - lettersBytes });
}

/** Uncompressed text has one offset a row behind its two lengths; a dictionary says where its offsets are. */
function offsetsEnd(block: DataView, base: number, { packing, rows }: TextSegment): number {
  if (packing === "Uncompressed") return 8 + 4 * rows;
  return block.getUint32(base + 8, true) + 4 * block.getUint32(base + 12, true);
}

interface Bytes {
  readonly from: number;
  /** The first byte behind. */
  readonly to: number;
}

/** A block's checksum is the exclusive or of one product for each of its words, so a word can be changed alone. */
function clear(block: DataView, { from, to }: Bytes): void {
  let checksum = block.getBigUint64(0, true);
  for (let word = from - (from % WORD_BYTES); word < to; word += WORD_BYTES) {
    checksum ^= wordChecksum(block, word);
    for (let byte = Math.max(word, from); byte < Math.min(word + WORD_BYTES, to); byte++) block.setUint8(byte, 0);
    checksum ^= wordChecksum(block, word);
  }
  block.setBigUint64(0, checksum, true);
}

function wordChecksum(block: DataView, at: number): bigint {
  return BigInt.asUintN(64, block.getBigUint64(at, true) * CHECKSUM_FACTOR);
}
