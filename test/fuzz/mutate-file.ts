import { strToU8, unzipSync, zipSync } from "fflate";
import { between, type Draw, pick } from "../../sample/random.ts";

/** What formats and their readers take notice of. */
const WORDS = [
  "<", ">", "/>", "&", "&amp;", "&#0;", "]]>", "<![CDATA[", "<!--", "<!DOCTYPE x [", '"', "'", "=", "_x000D_", "\0", "\r", "\n",
  ",", ";", "\t", '"""', "\uFEFF", "1e999", "-1", "NaN", "999999999999", "1048577", "XFD1048576", "A0", "__proto__", "constructor",
].map((word) => strToU8(word)); // biome-ignore format: a list of words
const LENGTHS = [0, 1, 0x7f, 0x80, 0xff];
const MOST_CHANGES = 8;
const LONGEST_RUN = 64;
/** Parts beyond this many bytes are left as they are: to compress them again would take all the time. */
const LARGEST_PART = 200_000;

/**
 * The file with some of its bytes changed; for a zip, half of the time, with bytes changed inside one of its parts, which
 * is compressed again with lengths and checksums that are right. The same for the same draws.
 */
export function mutateFile(file: Uint8Array, draw: Draw): Uint8Array {
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  return (isZip && draw() < 0.7 ? mutatePart(file, draw) : undefined) ?? mutateBytes(file, draw);
}

function mutatePart(file: Uint8Array, draw: Draw): Uint8Array | undefined {
  const parts = Object.entries(unzipSync(file, { filter: ({ originalSize }) => originalSize <= LARGEST_PART }));
  const held = parts.filter(([, bytes]) => bytes.length > 0);
  if (held.length === 0) return undefined;
  const [name, bytes] = pick(draw, held);
  const changed = draw() < 0.05 ? undefined : mutateBytes(bytes, draw);
  const others = parts.filter(([other]) => other !== name);
  return zipSync(Object.fromEntries(changed === undefined ? others : [...others, [name, changed]]), { level: 1 });
}

function mutateBytes(file: Uint8Array, draw: Draw): Uint8Array {
  let bytes = file;
  const changes = 1 + Math.floor(between(draw, 0, MOST_CHANGES) * draw());
  for (let change = 0; change < changes; change += 1) bytes = changeOnce(bytes, draw);
  return bytes;
}

function changeOnce(bytes: Uint8Array, draw: Draw): Uint8Array {
  const at = Math.floor(between(draw, 0, bytes.length + 1));
  const run = Math.floor(between(draw, 1, LONGEST_RUN) * draw()) + 1;
  const how = draw();
  if (how < 0.3) return spliced(bytes, at, 1, Uint8Array.of(Math.floor(between(draw, 0, 256))));
  if (how < 0.45) return spliced(bytes, at, 0, pick(draw, WORDS));
  if (how < 0.6) return spliced(bytes, at, 1, Uint8Array.of(pick(draw, LENGTHS)));
  if (how < 0.7) return spliced(bytes, at, run, new Uint8Array());
  if (how < 0.8) return spliced(bytes, at, 0, bytes.subarray(at, at + run));
  if (how < 0.9)
    return spliced(bytes, at, run, bytes.subarray(Math.floor(between(draw, 0, bytes.length))).subarray(0, run));
  return how < 0.95 ? bytes.subarray(0, at) : spliced(bytes, at, 4, new Uint8Array(4).fill(pick(draw, LENGTHS)));
}

function spliced(bytes: Uint8Array, at: number, drop: number, put: Uint8Array): Uint8Array {
  const after = bytes.subarray(Math.min(bytes.length, at + drop));
  const result = new Uint8Array(Math.min(at, bytes.length) + put.length + after.length);
  result.set(bytes.subarray(0, at));
  result.set(put, Math.min(at, bytes.length));
  result.set(after, result.length - after.length);
  return result;
}
