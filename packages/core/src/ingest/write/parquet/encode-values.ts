import { ByteWriter } from "hyparquet-writer";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
import { dictionaryPlaces, findDictionary } from "./dictionary.ts";
import { type Bounds, ENCODING, type EncodedValues } from "./encoding.ts";
import { deltaTexts, plainTexts, textBounds } from "./text-bytes.ts";
import { utf8Texts } from "./utf8-texts.ts";

const NOTHING: EncodedValues = { encoding: ENCODING.PLAIN, bytes: new Uint8Array() };

export interface TextHints {
  /** True where nearly all differ, so that a dictionary is not tried. */
  readonly distinct?: boolean;
  /** True where the footer shall say the least and the most. */
  readonly bounds?: boolean;
}

/** Texts: as a dictionary where most come again, else each by what it shares with the one before. */
export function encodeTexts(values: readonly string[], hints: TextHints = {}): EncodedValues {
  if (values.length === 0) return NOTHING;
  const found = hints.distinct === true ? undefined : findDictionary(values);
  const texts = utf8Texts(found?.entries ?? values);
  const bounds = hints.bounds === true ? { bounds: textBounds(texts) } : {};
  if (found === undefined) return { ...bounds, encoding: ENCODING.DELTA_BYTE_ARRAY, bytes: deltaTexts(texts) };
  const dictionary = { count: found.entries.length, bytes: plainTexts(texts) };
  return { ...bounds, encoding: ENCODING.RLE_DICTIONARY, bytes: dictionaryPlaces(found), dictionary };
}

/** Whole numbers of 32 bits: row numbers and days, which lie close to those before them. */
export function encodeInt32(values: Int32Array): EncodedValues {
  if (values.length === 0) return NOTHING;
  const out = new ByteWriter(values.length + 64);
  deltaBinaryPack(out, values, "INT32");
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return { encoding: ENCODING.DELTA_BINARY_PACKED, bytes: out.getBytes(), bounds: numberBounds(Int32Array.of(least, most)) };
}

/** Whole numbers of 64 bits as they are: nothing is quicker to read. */
export function encodeInt64(values: BigInt64Array): EncodedValues {
  const first = values[0];
  if (first === undefined) return NOTHING;
  let [least, most] = [first, first];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { encoding: ENCODING.PLAIN, bytes: bytesOf(values), bounds: numberBounds(BigInt64Array.of(least, most)) };
}

function numberBounds(pair: Int32Array | BigInt64Array): Bounds {
  const bytes = bytesOf(pair);
  return { least: bytes.subarray(0, pair.BYTES_PER_ELEMENT), most: bytes.subarray(pair.BYTES_PER_ELEMENT) };
}

/** Parquet's numbers are little-endian, as are those of every machine this runs on. */
function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
