import { Inflate as InflateStream, inflateSync } from "fflate";

/**
 * Undoes deflate (RFC 1951), chunk by chunk so that a caller can stop as soon as more comes out
 * than should. `size` is what the zip claims will come out, and not to be trusted: more may come
 * or less. Throws where the data is not deflate.
 */
export type Inflate = (data: Uint8Array, size: number) => Iterable<Uint8Array>;

/** Bytes that deflate can make of one. */
const MOST_OF_ONE = 1032;
/** Makes at most 33 MB, so that a bomb is met long before it hurts. */
const STEP = 32 * 1024;

/** Inflates with the library that runs everywhere; an engine's own is several times faster. */
export function inflateAnywhere(data: Uint8Array, size: number): Iterable<Uint8Array> {
  if (data.length > STEP) return inflateInSteps(data);
  // One byte of room more than claimed shows a claim that is too small.
  return [inflateSync(data, { out: new Uint8Array(Math.min(size + 1, data.length * MOST_OF_ONE)) })];
}

function* inflateInSteps(data: Uint8Array): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const stream = new InflateStream((chunk) => ready.push(chunk));
  for (let at = 0; at < data.length; at += STEP) {
    stream.push(data.subarray(at, at + STEP), at + STEP >= data.length);
    yield* ready.splice(0);
  }
}
