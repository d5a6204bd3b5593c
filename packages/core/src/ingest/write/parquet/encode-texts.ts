import { deltaTexts } from "./delta-texts.ts";
import { type Dictionary, dictionaryPlaces, openDictionary, samePlaces } from "./dictionary.ts";
import { type Bounds, ENCODING, type EncodedValues, type Encoder, NO_VALUES } from "./encoding.ts";
import { utf8 } from "./utf8.ts";

/** Different texts that any dictionary may have, however short the column. */
const FEW = 16;

/**
 * Encodes at most `capacity` texts: with a dictionary as long as no more than a quarter of them can be different,
 * else each by what it shares with the one before.
 */
export function encodeTexts(capacity: number): Encoder<string> {
  const dictionary = openDictionary(capacity);
  const most = Math.max(FEW, capacity / 4);
  let all: Encoder<string> | undefined;
  return {
    add(texts) {
      if (all !== undefined) return all.add(texts);
      dictionary.add(texts);
      if (dictionary.entries.length <= most) return;
      all = deltaTexts(capacity);
      all.add(Array.from(dictionary.places(), (place) => dictionary.entries[place] ?? ""));
    },
    done: () => all?.done() ?? encodeDictionary(dictionary),
  };
}

/** The same text so many times, with its bounds. */
export function encodeSameText(text: string, times: number): EncodedValues {
  const entries = [utf8(text)];
  return { ...dictionaryValues(entries, samePlaces(times)), ...boundsOf(entries) };
}

/** Encodes at most `capacity` texts with a dictionary, however many are different, and gives their bounds. */
export function encodeBoundedTexts(capacity: number): Encoder<string> {
  const dictionary = openDictionary(capacity);
  return {
    add: dictionary.add,
    done: () => ({ ...encodeDictionary(dictionary), ...boundsOf(dictionary.entries.map(utf8)) }),
  };
}

function encodeDictionary({ entries, places }: Dictionary): EncodedValues {
  if (entries.length === 0) return NO_VALUES;
  return dictionaryValues(entries.map(utf8), dictionaryPlaces(places(), entries.length));
}

function dictionaryValues(entries: readonly Uint8Array[], bytes: Uint8Array): EncodedValues {
  const dictionary = { count: entries.length, bytes: plainTexts(entries) };
  return { encoding: ENCODING.RLE_DICTIONARY, bytes, dictionary };
}

/** Texts as PLAIN has them, each behind its length. */
function plainTexts(texts: readonly Uint8Array[]): Uint8Array {
  const plain = new Uint8Array(texts.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(plain.buffer);
  let at = 0;
  for (const text of texts) {
    view.setUint32(at, text.length, true);
    plain.set(text, at + 4);
    at += 4 + text.length;
  }
  return plain;
}

/** In the order of their bytes, as the format asks. */
function boundsOf(texts: readonly Uint8Array[]): { readonly bounds?: Bounds } {
  const [first, ...others] = texts;
  if (first === undefined) return {};
  const least = others.reduce((before, text) => (compareBytes(text, before) < 0 ? text : before), first);
  const most = others.reduce((before, text) => (compareBytes(text, before) > 0 ? text : before), first);
  return { bounds: { least, most } };
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const shorter = Math.min(one.length, other.length);
  for (let index = 0; index < shorter; index += 1) {
    const difference = (one[index] as number) - (other[index] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
