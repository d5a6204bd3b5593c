import { DeflateError } from "./deflate-error.ts";
import { huffmanTable } from "./huffman-table.ts";
import { type BlockCodes, type InflateState, inflateCodes, LONGEST_COPY } from "./inflate-codes.ts";

/** How far back a copy may reach. */
const WINDOW = 32 * 1024;
/** The most that is handed on at once, so that little is held and it stays in the processor's cache. */
const CHUNK = 64 * 1024;
const LARGEST = WINDOW + CHUNK + LONGEST_COPY;

/** In this order the lengths of the codes for lengths stand (RFC 1951, 3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Undoes deflate (RFC 1951) chunk by chunk, so that a caller can stop as soon as more comes out than should. A chunk
 * is only good until the next is asked for: all are made in the same place. `size` is what is likely to come out, and
 * not to be trusted. Throws a `DeflateError` where the data is not deflate or breaks off.
 */
export function* inflate(data: Uint8Array, size: number): Generator<Uint8Array> {
  const out = new Uint8Array(Math.min(Math.max(size, 0) + 1 + LONGEST_COPY, LARGEST));
  const state: InflateState = { data, at: 0, bits: 0, count: 0, out, end: 0 };
  let told = 0;
  for (let isLast = false; !isLast; ) {
    isLast = takeBits(state, 1) === 1;
    const block = openBlock(state);
    while (!block()) {
      if (isSpent(state)) throw new DeflateError();
      if (state.out.length === LARGEST) yield state.out.subarray(told, state.end);
      told = makeRoom(state, told);
    }
  }
  if (isSpent(state)) throw new DeflateError();
  yield state.out.subarray(told, state.end);
}

/** True where more bits were used than there are. */
function isSpent({ data, at, count }: InflateState): boolean {
  return at - (count >> 3) > data.length;
}

/** Makes the buffer its full size, or clears it but for what a copy may reach; gives the end of what was handed on. */
function makeRoom(state: InflateState, told: number): number {
  const { out, end } = state;
  if (out.length < LARGEST) {
    state.out = new Uint8Array(LARGEST);
    state.out.set(out.subarray(0, end));
    return told;
  }
  out.copyWithin(0, end - WINDOW, end);
  state.end = WINDOW;
  return WINDOW;
}

/** Reads a block's head; the function it gives goes on with the block as far as there is room, true at its end. */
function openBlock(state: InflateState): () => boolean {
  const kind = takeBits(state, 2);
  if (kind === 0) return storedBlock(state);
  if (kind === 3) throw new DeflateError();
  const codes = kind === 1 ? fixedCodes() : readCodes(state);
  return () => inflateCodes(state, codes);
}

function storedBlock(state: InflateState): () => boolean {
  state.at -= state.count >> 3;
  state.bits = 0;
  state.count = 0;
  let left = takeBits(state, 16);
  if ((takeBits(state, 16) ^ left) !== 0xffff) throw new DeflateError();
  state.at -= state.count >> 3;
  state.bits = 0;
  state.count = 0;
  return () => {
    const { data, at, out, end } = state;
    const piece = Math.min(left, out.length - LONGEST_COPY - end);
    if (at + piece > data.length) throw new DeflateError();
    out.set(data.subarray(at, at + piece), end);
    state.at += piece;
    state.end += piece;
    left -= piece;
    return left === 0;
  };
}

function fixedCodes(): BlockCodes {
  const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
  return { symbols: huffmanTable(lengths), distances: huffmanTable(new Uint8Array(30).fill(5)) };
}

function readCodes(state: InflateState): BlockCodes {
  const symbols = takeBits(state, 5) + 257;
  const distances = takeBits(state, 5) + 1;
  const given = takeBits(state, 4) + 4;
  const ownLengths = new Uint8Array(ORDER.length);
  for (const symbol of ORDER.slice(0, given)) ownLengths[symbol] = takeBits(state, 3);
  const lengths = readLengths(state, ownLengths, symbols + distances);
  return { symbols: huffmanTable(lengths.subarray(0, symbols)), distances: huffmanTable(lengths.subarray(symbols)) };
}

/** Lengths are coded themselves; three of the codes repeat the last one, or nought. */
function readLengths(state: InflateState, ownLengths: Uint8Array, count: number): Uint8Array {
  const { entries, mask } = huffmanTable(ownLengths);
  const lengths = new Uint8Array(count);
  for (let at = 0; at < count; ) {
    fill(state);
    const entry = entries[state.bits & mask] as number;
    if (entry === 0) throw new DeflateError();
    state.bits >>>= entry & 15;
    state.count -= entry & 15;
    const symbol = entry >>> 4;
    if (symbol < 16) {
      lengths[at] = symbol;
      at += 1;
      continue;
    }
    if (symbol === 16 && at === 0) throw new DeflateError();
    const times =
      symbol === 16 ? 3 + takeBits(state, 2) : symbol === 17 ? 3 + takeBits(state, 3) : 11 + takeBits(state, 7);
    if (at + times > count) throw new DeflateError();
    lengths.fill(symbol === 16 ? (lengths[at - 1] as number) : 0, at, at + times);
    at += times;
  }
  return lengths;
}

function takeBits(state: InflateState, wanted: number): number {
  fill(state);
  const taken = state.bits & ((1 << wanted) - 1);
  state.bits >>>= wanted;
  state.count -= wanted;
  return taken;
}

function fill(state: InflateState): void {
  const { data, at, count } = state;
  if (count >= 16) return;
  state.bits |= ((data[at] ?? 0) << count) | ((data[at + 1] ?? 0) << (count + 8));
  state.at += 2;
  state.count += 16;
}
