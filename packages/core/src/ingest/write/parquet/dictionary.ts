import { encodeRun, encodeRuns } from "./runs.ts";

/** The different texts of a column, and which of them each text is. */
export interface Dictionary {
  add(texts: readonly string[]): void;
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
  return {
    entries,
    add(texts) {
      if (count === 0) places = new Uint32Array(capacity);
      let last = 0;
      for (const text of texts) {
        if (text !== entries[last]) {
          last = known.get(text) ?? entries.length;
          if (last === entries.length) {
            known.set(text, last);
            entries.push(text);
          }
        }
        places[count] = last;
        count += 1;
      }
    },
    places: () => places.subarray(0, count),
  };
}

/** Places in a dictionary as RLE_DICTIONARY has them: the bits of each, then runs of places. */
export function dictionaryPlaces(places: Uint32Array, entries: number): Uint8Array {
  if (entries === 1) return samePlaces(places.length);
  const bits = 32 - Math.clz32(entries - 1);
  return withBits(bits, encodeRuns(places, bits));
}

/** The places of so many texts in a dictionary of one. */
export function samePlaces(count: number): Uint8Array {
  return withBits(1, encodeRun(0, count));
}

function withBits(bits: number, runs: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + runs.length);
  bytes[0] = bits;
  bytes.set(runs, 1);
  return bytes;
}
