import { ByteWriter } from "hyparquet-writer";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";

/** The different values of a column, in the order they come, and which of them each value is. */
export interface Dictionary<T> {
  readonly entries: readonly T[];
  readonly indexes: Uint32Array;
}

/** Finds the different values; undefined where more than half of all are, as then a dictionary is no gain. */
export function findDictionary<T>(values: readonly T[]): Dictionary<T> | undefined {
  const places = new Map<T, number>();
  const indexes = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as T;
    const place = places.get(value);
    indexes[index] = place ?? places.size;
    if (place !== undefined) continue;
    places.set(value, places.size);
    if (places.size * 2 > values.length) return undefined;
  }
  return { entries: [...places.keys()], indexes };
}

/** The places as RLE_DICTIONARY has them: the bits of each, then runs of places. */
export function dictionaryPlaces({ entries, indexes }: Dictionary<unknown>): Uint8Array {
  const bits = Math.max(1, 32 - Math.clz32(entries.length - 1));
  const out = new ByteWriter();
  out.appendUint8(bits);
  writeRleBitPackedHybrid(out, indexes, bits);
  return out.getBytes();
}
