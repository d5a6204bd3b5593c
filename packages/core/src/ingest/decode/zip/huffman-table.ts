import { DeflateError } from "./deflate-error.ts";

/** A prefix code, ready to be looked up by the next bits of the stream, the first bit lowest. */
export interface HuffmanTable {
  /** By so many bits as the longest code has: the symbol times 16, and the length of its code; 0 where there is none. */
  readonly entries: Uint16Array;
  readonly mask: number;
}

const LONGEST = 15;

/**
 * Builds the table of a code given by the length of each symbol's code, 0 for a symbol that is not used (RFC 1951,
 * 3.2.2). Throws a `DeflateError` where more codes are asked for than there are.
 */
export function huffmanTable(lengths: Uint8Array): HuffmanTable {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  const starts = new Uint16Array(LONGEST + 2);
  let longest = 0;
  let left = 1;
  for (let length = 1; length <= LONGEST; length += 1) {
    const count = counts[length] as number;
    left = left * 2 - count;
    if (left < 0) throw new DeflateError();
    if (count > 0) longest = length;
    starts[length + 1] = ((starts[length] as number) + count) << 1;
  }
  const entries = new Uint16Array(1 << longest);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const code = starts[length] as number;
    starts[length] = code + 1;
    const entry = (symbol << 4) | length;
    for (let at = reversed(code, length); at < entries.length; at += 1 << length) entries[at] = entry;
  }
  return { entries, mask: entries.length - 1 };
}

function reversed(code: number, length: number): number {
  let rest = code;
  let turned = 0;
  for (let bit = 0; bit < length; bit += 1) {
    turned = (turned << 1) | (rest & 1);
    rest >>>= 1;
  }
  return turned;
}
