import { ByteWriter } from "hyparquet-writer";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
import { joinBytes } from "../../decode/join-bytes.ts";
import { ENCODING, type EncodedValues, type Encoder, NO_VALUES } from "./encoding.ts";
import { withRoom } from "./with-room.ts";

const encoder = new TextEncoder();

/**
 * Encodes at most `capacity` texts as how many bytes each has in common with the one before, and the rest of it.
 * A text of ASCII alone, as nearly all are, needs no encoder.
 */
export function deltaTexts(capacity: number): Encoder<string> {
  const common = new Int32Array(capacity);
  const lengths = new Int32Array(capacity);
  let rests = new Uint8Array(capacity * 2);
  let [before, text] = [new Uint8Array(64), new Uint8Array(64)];
  let beforeLength = 0;
  let count = 0;
  let at = 0;
  return {
    add(values) {
      for (const value of values) {
        text = withRoom(text, 3 * value.length);
        const length = putUtf8(text, value);
        rests = withRoom(rests, at + length);
        const same = commonLength(text, before, Math.min(length, beforeLength));
        for (let index = same; index < length; index += 1) rests[at + index - same] = text[index] as number;
        common[count] = same;
        lengths[count] = length - same;
        at += length - same;
        count += 1;
        [before, text] = [text, before];
        beforeLength = length;
      }
    },
    done() {
      if (count === 0) return NO_VALUES;
      const shared = { common: common.subarray(0, count), lengths: lengths.subarray(0, count) };
      return { encoding: ENCODING.DELTA_BYTE_ARRAY, bytes: joinBytes([packShared(shared), rests.subarray(0, at)]) };
    },
  };
}

/** Digits of the longest number that is exact. */
const MOST_DIGITS = 17;

/**
 * Encodes texts that are all the same letters before a number, by those letters. What two numbers have in common is the
 * same behind any letters, so it is worked out once for all columns of a sheet, and packed once for as many letters.
 */
export function numberedTexts(numbers: readonly number[]): (letters: string) => EncodedValues {
  const { common, lengths, rests } = sharedDigits(numbers);
  const packed = new Map<number, Uint8Array>();
  const packedBehind = (letters: number) => {
    const known = packed.get(letters) ?? packBehind({ common, lengths }, letters);
    packed.set(letters, known);
    return known;
  };
  return (letters) => {
    if (numbers.length === 0) return NO_VALUES;
    const first = encoder.encode(letters);
    return { encoding: ENCODING.DELTA_BYTE_ARRAY, bytes: joinBytes([packedBehind(letters.length), first, rests]) };
  };
}

/** How many signs a text has in common with the one before, and how many follow. */
interface Shared {
  readonly common: Int32Array;
  readonly lengths: Int32Array;
}

/** The same of numbers, with the digits that follow. */
function sharedDigits(numbers: readonly number[]): Shared & { readonly rests: Uint8Array } {
  const common = new Int32Array(numbers.length);
  const lengths = new Int32Array(numbers.length);
  let rests = new Uint8Array(2 * numbers.length + MOST_DIGITS);
  let before = "";
  let at = 0;
  for (const [index, number] of numbers.entries()) {
    const text = String(number);
    let same = 0;
    while (same < before.length && text.charCodeAt(same) === before.charCodeAt(same)) same += 1;
    common[index] = same;
    lengths[index] = text.length - same;
    rests = withRoom(rests, at + text.length);
    for (; same < text.length; same += 1) {
      rests[at] = text.charCodeAt(same);
      at += 1;
    }
    before = text;
  }
  return { common, lengths, rests: rests.subarray(0, at) };
}

/** All but the first text have the letters in common with the one before. */
function packBehind({ common, lengths }: Shared, letters: number): Uint8Array {
  const behind = common.map((same) => same + letters);
  const rest = lengths.slice();
  behind[0] = 0;
  rest[0] = (lengths[0] ?? 0) + letters;
  return packShared({ common: behind, lengths: rest });
}

function packShared({ common, lengths }: Shared): Uint8Array {
  const out = new ByteWriter(common.length + 64);
  deltaBinaryPack(out, common, "INT32");
  deltaBinaryPack(out, lengths, "INT32");
  return out.getBytes();
}

/** Puts a text at the start of `bytes`, which have room for it, and gives its length in UTF-8. */
function putUtf8(bytes: Uint8Array, text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return encoder.encodeInto(text, bytes).written;
    bytes[index] = code;
  }
  return text.length;
}

function commonLength(one: Uint8Array, other: Uint8Array, most: number): number {
  let same = 0;
  while (same < most && one[same] === other[same]) same += 1;
  return same;
}
