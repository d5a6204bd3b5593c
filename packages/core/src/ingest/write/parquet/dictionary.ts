import { ByteWriter } from "hyparquet-writer";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";

/** The different texts of a column, and which of them each text is. */
export interface Dictionary {
  add(text: string): void;
  /** In the order they came. */
  readonly entries: readonly string[];
  /** The entry of each text, by its place. */
  places(): Uint32Array;
}

/** An empty dictionary for at most `capacity` texts. */
export function openDictionary(capacity: number): Dictionary {
  const known = new Map<string, number>();
  const entries: string[] = [];
  let places = new Uint32Array();
  let count = 0;
  let last = 0;
  return {
    entries,
    add(text) {
      if (count === 0) places = new Uint32Array(capacity);
      if (text !== entries[last]) {
        last = known.get(text) ?? entries.length;
        if (last === entries.length) {
          known.set(text, last);
          entries.push(text);
        }
      }
      places[count] = last;
      count += 1;
    },
    places: () => places.subarray(0, count),
  };
}

/** Places in a dictionary as RLE_DICTIONARY has them: the bits of each, then runs of places. */
export function dictionaryPlaces(places: Uint32Array, entries: number): Uint8Array {
  const bits = Math.max(1, 32 - Math.clz32(entries - 1));
  const out = new ByteWriter(64);
  out.appendUint8(bits);
  writeRleBitPackedHybrid(out, places, bits);
  return out.getBytes();
}
