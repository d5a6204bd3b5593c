import { unescapeXml } from "../../ingest/decode/xml/xml-text.ts";
import type { Tag } from "./elements.ts";
import { escapeAttribute } from "./escape.ts";
import type { Splice } from "./splices.ts";

/** An attribute by its places: the name with its prefix, and the value between its quotes. */
export interface AttributePlace {
  readonly name: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const SPACE = 32;

/** All attributes of a start tag, namespace declarations too. */
export function* attributesOf(source: string, { nameEnd, end }: Tag): Generator<AttributePlace> {
  const pattern = new RegExp(ATTRIBUTE);
  for (let at = nameEnd; at < end; at = pattern.lastIndex) {
    while (at < end && source.charCodeAt(at) <= SPACE) at += 1;
    pattern.lastIndex = at;
    const match = at < end ? pattern.exec(source) : null;
    if (match === null || pattern.lastIndex > end) return;
    const valueEnd = pattern.lastIndex - 1;
    const value = match[2] ?? match[3] ?? "";
    yield { name: match[1] ?? "", start: at, valueStart: valueEnd - value.length, valueEnd };
  }
}

/** The attribute of that local name, whatever its prefix. */
export function findAttributePlace(source: string, tag: Tag, name: string): AttributePlace | undefined {
  for (const place of attributesOf(source, tag)) {
    const colon = place.name.indexOf(":");
    if (place.name.slice(colon + 1) === name && place.name.slice(0, colon + 1) !== "xmlns:") return place;
  }
  return undefined;
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
