import { ByteWriter } from "hyparquet-writer";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
import type { Bounds } from "./encoding.ts";
import type { Utf8Texts } from "./utf8-texts.ts";

/** Texts as PLAIN has them, each behind its length. */
export function plainTexts({ bytes, ends }: Utf8Texts): Uint8Array {
  const plain = new Uint8Array(bytes.length + 4 * ends.length);
  const view = new DataView(plain.buffer);
  let start = 0;
  let at = 0;
  for (const end of ends) {
    view.setUint32(at, end - start, true);
    plain.set(bytes.subarray(start, end), at + 4);
    at += 4 + end - start;
    start = end;
  }
  return plain;
}

/** Texts as DELTA_BYTE_ARRAY has them: how much of the one before each begins with, and the rest of it. */
export function deltaTexts({ bytes, ends }: Utf8Texts): Uint8Array {
  const shared = new Int32Array(ends.length);
  const lengths = new Int32Array(ends.length);
  const rests = new Uint8Array(bytes.length);
  let before = 0;
  let start = 0;
  let at = 0;
  for (let index = 0; index < ends.length; index += 1) {
    const end = ends[index] as number;
    const most = Math.min(end - start, start - before);
    let same = 0;
    while (same < most && bytes[start + same] === bytes[before + same]) same += 1;
    shared[index] = same;
    lengths[index] = end - start - same;
    for (let from = start + same; from < end; from += 1, at += 1) rests[at] = bytes[from] as number;
    before = start;
    start = end;
  }
  const out = new ByteWriter(at + ends.length + 64);
  deltaBinaryPack(out, shared, "INT32");
  deltaBinaryPack(out, lengths, "INT32");
  out.appendBytes(rests.subarray(0, at));
  return out.getBytes();
}

/** Least and most of the texts, in the order of their bytes, as the format asks. */
export function textBounds({ bytes, ends }: Utf8Texts): Bounds {
  let start = ends[0] ?? 0;
  let least = bytes.subarray(0, start);
  let most = least;
  for (const end of ends.subarray(1)) {
    const text = bytes.subarray(start, end);
    if (compareBytes(text, least) < 0) least = text;
    if (compareBytes(text, most) > 0) most = text;
    start = end;
  }
  return { least, most };
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const shorter = Math.min(one.length, other.length);
  for (let index = 0; index < shorter; index += 1) {
    const difference = (one[index] as number) - (other[index] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
