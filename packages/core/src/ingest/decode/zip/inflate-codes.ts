import { DeflateError } from "./deflate-error.ts";
import type { HuffmanTable } from "./huffman-table.ts";

/** Where inflating has come to. */
export interface InflateState {
  readonly data: Uint8Array;
  /** Next byte of the data. */
  at: number;
  /** Bits taken from the data and not used yet, the next one lowest; never more than 31. */
  bits: number;
  count: number;
  /** What has come out last: as far back as a copy may reach, and what is yet to be handed on. */
  out: Uint8Array;
  end: number;
}

/** The two codes of a block. */
export interface BlockCodes {
  readonly symbols: HuffmanTable;
  readonly distances: HuffmanTable;
}

/** The longest that one code makes. */
export const LONGEST_COPY = 258;
const END_OF_BLOCK = 256;

const LENGTH_BITS = Uint8Array.of(
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  1,
  1,
  1,
  1,
  2,
  2,
  2,
  2,
  3,
  3,
  3,
  3,
  4,
  4,
  4,
  4,
  5,
  5,
  5,
  5,
  0,
);
const LENGTHS = bases(3, LENGTH_BITS).fill(LONGEST_COPY, 28);
const DISTANCE_BITS = Uint8Array.from({ length: 30 }, (_, symbol) => Math.max(0, (symbol >> 1) - 1));
const DISTANCES = bases(1, DISTANCE_BITS);

function bases(first: number, bits: Uint8Array): Uint16Array {
  let base = first;
  return Uint16Array.from(bits, (extra) => {
    base += 1 << extra;
    return base - (1 << extra);
  });
}

/**
 * Inflates coded data (RFC 1951, 3.2.3) up to the end of its block, or until there is no room for the longest copy;
 * true at the end of the block. Bytes behind the end of the data count as nought: the caller is to look how far
 * `at` has come. Throws a `DeflateError`. One loop, because every byte of every workbook passes here.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: calls in this loop would take as long as the work itself
export function inflateCodes(state: InflateState, { symbols, distances }: BlockCodes): boolean {
  const { data, out } = state;
  const room = out.length - LONGEST_COPY;
  let { at, bits, count, end } = state;
  let done = false;
  while (end < room) {
    if (count < 16) {
      bits |= ((data[at] as number) << count) | ((data[at + 1] as number) << (count + 8));
      at += 2;
      count += 16;
    }
    const entry = symbols.entries[bits & symbols.mask] as number;
    const symbol = entry >>> 4;
    if (entry === 0) throw new DeflateError();
    bits >>>= entry & 15;
    count -= entry & 15;
    if (symbol < END_OF_BLOCK) {
      out[end] = symbol;
      end += 1;
      continue;
    }
    done = symbol === END_OF_BLOCK;
    if (done) break;
    if (count < 16) {
      bits |= ((data[at] as number) << count) | ((data[at + 1] as number) << (count + 8));
      at += 2;
      count += 16;
    }
    const lengthBits = LENGTH_BITS[symbol - 257] as number;
    const stop = end + (LENGTHS[symbol - 257] as number) + (bits & ((1 << lengthBits) - 1));
    bits >>>= lengthBits;
    count -= lengthBits;
    if (count < 16) {
      bits |= ((data[at] as number) << count) | ((data[at + 1] as number) << (count + 8));
      at += 2;
      count += 16;
    }
    const far = distances.entries[bits & distances.mask] as number;
    bits >>>= far & 15;
    count -= far & 15;
    if (count < 16) {
      bits |= ((data[at] as number) << count) | ((data[at + 1] as number) << (count + 8));
      at += 2;
      count += 16;
    }
    const farBits = DISTANCE_BITS[far >>> 4] as number;
    let from = end - (DISTANCES[far >>> 4] as number) - (bits & ((1 << farBits) - 1));
    bits >>>= farBits;
    count -= farBits;
    if (far === 0 || !(from >= 0) || !(stop > end)) throw new DeflateError();
    for (; end < stop; end += 1) {
      out[end] = out[from] as number;
      from += 1;
    }
  }
  Object.assign(state, { at, bits, count, end });
  return done;
}
