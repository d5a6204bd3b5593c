import { deltaBinaryUnpack } from "hyparquet/src/delta.js";

/** Texts decoded in one call; more would keep a longer text alive for each of them. */
const RUN = 1024;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Texts as PLAIN has them, each behind its length. */
export function decodePlainTexts(page: Uint8Array, count: number): string[] {
  const view = viewOf(page);
  let at = 0;
  return Array.from({ length: count }, () => {
    const start = at + 4;
    at = start + view.getUint32(at, true);
    return decoder.decode(page.subarray(start, at));
  });
}

/** Texts as DELTA_BYTE_ARRAY has them: how much each has in common with the one before, and the rest of it. */
export function decodeDeltaTexts(page: Uint8Array, count: number): string[] {
  if (count === 0) return [];
  const common = new Int32Array(count);
  const lengths = new Int32Array(count);
  const reader = { view: viewOf(page), offset: 0 };
  deltaBinaryUnpack(reader, count, common);
  deltaBinaryUnpack(reader, count, lengths);
  const sizes = common.map((same, index) => same + (lengths[index] as number));
  return textsOf(joinTexts(page.subarray(reader.offset), common, sizes), sizes);
}

/** Writes every text out in full, one behind the other. */
function joinTexts(rests: Uint8Array, common: Int32Array, sizes: Int32Array): Uint8Array {
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let before = 0;
  let start = 0;
  let from = 0;
  for (let index = 0; index < sizes.length; index += 1) {
    const same = common[index] as number;
    const size = sizes[index] as number;
    for (let byte = 0; byte < same; byte += 1) bytes[start + byte] = bytes[before + byte] as number;
    for (let byte = same; byte < size; byte += 1) bytes[start + byte] = rests[from + byte - same] as number;
    from += size - same;
    before = start;
    start += size;
  }
  return bytes;
}

/** A run of ASCII is decoded at once and cut up; in any other, bytes are not characters. */
function textsOf(bytes: Uint8Array, sizes: Int32Array): string[] {
  const texts: string[] = [];
  let start = 0;
  for (let first = 0; first < sizes.length; first += RUN) {
    const run = sizes.subarray(first, first + RUN);
    const end = start + run.reduce((sum, size) => sum + size, 0);
    const all = decoder.decode(bytes.subarray(start, end));
    let at = 0;
    for (const size of run) {
      const isAscii = all.length === end - start;
      texts.push(isAscii ? all.slice(at, at + size) : decoder.decode(bytes.subarray(start + at, start + at + size)));
      at += size;
    }
    start = end;
  }
  return texts;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
