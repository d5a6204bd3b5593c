import { unescapeXml } from "../../ingest/decode/xml/xml-text.ts";
import type { Tag } from "./elements.ts";
import { escapeAttribute } from "./escape.ts";
import type { Splice } from "./splices.ts";

/** An attribute by its places: the name, the name without its prefix, and the value between its quotes. */
export interface AttributePlace {
  readonly start: number;
  readonly localStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const COLON = 58;
const EQUALS = 61;

/** The first attribute at or behind `from` in a tag that ends at `end`; undefined where there is none. */
export function nextAttribute(source: string, from: number, end: number): AttributePlace | undefined {
  let start = from;
  while (start < end && source.charCodeAt(start) <= SPACE) start += 1;
  let localStart = start;
  let nameEnd = start;
  for (let code = source.charCodeAt(nameEnd); nameEnd < end && code > SPACE && code !== EQUALS; ) {
    nameEnd += 1;
    if (code === COLON) localStart = nameEnd;
    code = source.charCodeAt(nameEnd);
  }
  const valueStart = behindQuote(source, nameEnd, end);
  if (nameEnd === start || valueStart >= end) return undefined;
  const valueEnd = source.indexOf(source.charAt(valueStart - 1), valueStart);
  return valueEnd < 0 || valueEnd >= end ? undefined : { start, localStart, nameEnd, valueStart, valueEnd };
}

/** All attributes of a start tag, namespace declarations too. */
export function attributesOf(source: string, { nameEnd, end }: Tag): readonly AttributePlace[] {
  const all: AttributePlace[] = [];
  for (
    let one = nextAttribute(source, nameEnd, end);
    one !== undefined;
    one = nextAttribute(source, one.valueEnd + 1, end)
  ) {
    all.push(one);
  }
  return all;
}

/** The attribute of that local name, whatever its prefix; a namespace declaration is no attribute. */
export function findAttributePlace(source: string, { nameEnd, end }: Tag, name: string): AttributePlace | undefined {
  let place = nextAttribute(source, nameEnd, end);
  while (place !== undefined && !isNamed(source, place, name)) place = nextAttribute(source, place.valueEnd + 1, end);
  return place;
}

/** Value of the attribute of that local name. */
export function attributeOf(source: string, tag: Tag, name: string): string | undefined {
  const place = findAttributePlace(source, tag, name);
  return place && unescapeXml(source.slice(place.valueStart, place.valueEnd));
}

/** Gives an attribute a value, adding it behind the others where it is not there. */
export function setAttribute(source: string, tag: Tag, name: string, value: string | number): Splice {
  const place = findAttributePlace(source, tag, name);
  const text = escapeAttribute(String(value));
  if (place === undefined) return { start: tag.end, end: tag.end, text: ` ${name}="${text}"` };
  return { start: place.valueStart, end: place.valueEnd, text };
}

/** Takes an attribute away. */
export function removeAttribute(source: string, tag: Tag, name: string): Splice | undefined {
  const place = findAttributePlace(source, tag, name);
  return place && { start: place.start, end: place.valueEnd + 1, text: "" };
}

function behindQuote(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && source.charCodeAt(at) !== DOUBLE_QUOTE && source.charCodeAt(at) !== SINGLE_QUOTE) at += 1;
  return at + 1;
}

function isNamed(source: string, { start, localStart, nameEnd }: AttributePlace, name: string): boolean {
  if (nameEnd - localStart !== name.length || !source.startsWith(name, localStart)) return false;
  return !source.startsWith("xmlns:", start);
}
