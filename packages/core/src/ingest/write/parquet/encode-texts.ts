import { dictionaryPlaces, openDictionary } from "./dictionary.ts";
import { ENCODING, type EncodedValues, type Encoder, NO_VALUES } from "./encoding.ts";
import { deltaTexts, plainTexts, textBounds } from "./text-bytes.ts";
import { collectTexts, type Utf8Texts } from "./utf8-texts.ts";

export interface TextHints {
  /** True where nearly all differ, so that a dictionary is not tried. */
  readonly distinct?: boolean;
  /** True where the footer shall say the least and the most. */
  readonly bounds?: boolean;
}

/** Different texts that any dictionary may have, however short the column. */
const FEW = 16;

/**
 * Encodes at most `capacity` texts: with a dictionary as long as no more than a quarter of them can be different,
 * else each by what it shares with the one before.
 */
export function encodeTexts(capacity: number, hints: TextHints = {}): Encoder<string> {
  const dictionary = openDictionary(hints.distinct === true ? 0 : capacity);
  const most = Math.max(FEW, capacity / 4);
  let all = hints.distinct === true ? collectTexts(capacity) : undefined;
  let count = 0;
  return {
    add(text) {
      count += 1;
      if (all !== undefined) return all.add(text);
      dictionary.add(text);
      if (dictionary.entries.length <= most) return;
      all = collectTexts(capacity);
      for (const place of dictionary.places()) all.add(dictionary.entries[place] ?? "");
    },
    done() {
      if (count === 0) return NO_VALUES;
      const texts = all?.done() ?? utf8Texts(dictionary.entries);
      const bounds = hints.bounds === true ? { bounds: textBounds(texts) } : {};
      if (all !== undefined) return { ...bounds, encoding: ENCODING.DELTA_BYTE_ARRAY, bytes: deltaTexts(texts) };
      return { ...bounds, ...dictionaryValues(texts, dictionary.places()) };
    },
  };
}

function utf8Texts(texts: readonly string[]): Utf8Texts {
  const collected = collectTexts(texts.length);
  for (const text of texts) collected.add(text);
  return collected.done();
}

function dictionaryValues(entries: Utf8Texts, places: Uint32Array): EncodedValues {
  const count = entries.ends.length;
  const dictionary = { count, bytes: plainTexts(entries) };
  return { encoding: ENCODING.RLE_DICTIONARY, bytes: dictionaryPlaces(places, count), dictionary };
}
