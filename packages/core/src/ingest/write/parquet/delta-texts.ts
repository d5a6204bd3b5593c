import { ByteWriter } from "hyparquet-writer";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
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
      return deltaValues(common.subarray(0, count), lengths.subarray(0, count), rests.subarray(0, at));
    },
  };
}

/**
 * Encodes texts that are all the same letters before a number, by those letters. What two numbers have in common is the
 * same behind any letters, so it is worked out once for all columns of a sheet.
 */
export function numberedTexts(numbers: readonly number[]): (letters: string) => EncodedValues {
  const common = new Int32Array(numbers.length);
  const lengths = new Int32Array(numbers.length);
  const rests: string[] = [];
  let before = "";
  for (const [index, number] of numbers.entries()) {
    const text = String(number);
    let same = 0;
    while (same < before.length && text.charCodeAt(same) === before.charCodeAt(same)) same += 1;
    common[index] = same;
    lengths[index] = text.length - same;
    rests.push(text.slice(same));
    before = text;
  }
  const [joined, [first = 0]] = [rests.join(""), lengths];
  return (letters) => {
    if (numbers.length === 0) return NO_VALUES;
    const behind = common.map((same) => same + letters.length);
    behind[0] = 0;
    lengths[0] = first + letters.length;
    return deltaValues(behind, lengths, encoder.encode(letters + joined));
  };
}

function deltaValues(common: Int32Array, lengths: Int32Array, rests: Uint8Array): EncodedValues {
  const out = new ByteWriter(rests.length + common.length + 64);
  deltaBinaryPack(out, common, "INT32");
  deltaBinaryPack(out, lengths, "INT32");
  out.appendBytes(rests);
  return { encoding: ENCODING.DELTA_BYTE_ARRAY, bytes: out.getBytes() };
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
