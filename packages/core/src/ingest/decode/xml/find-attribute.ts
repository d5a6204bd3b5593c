import type { Cursor } from "./xml-reader.ts";
import { unescapeXml } from "./xml-text.ts";

const EQUALS = 61;
const COLON = 58;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/** Value of an attribute of the tag under the cursor, by its local name; undefined where it has none. */
export function findAttribute({ source, nameEnd, end }: Cursor, name: string): string | undefined {
  let at = nameEnd;
  while (at < end) {
    while (at < end && source.charCodeAt(at) <= SPACE) at += 1;
    let local = at;
    let nameStop = at;
    for (; at < end && source.charCodeAt(at) !== EQUALS; at += 1) {
      const code = source.charCodeAt(at);
      if (code === COLON) local = at + 1;
      if (code > SPACE) nameStop = at + 1;
    }
    const open = quoteAt(source, at + 1, end);
    if (open >= end) return undefined;
    const close = source.indexOf(source.charAt(open), open + 1);
    if (close < 0 || close > end) return undefined;
    if (nameStop - local === name.length && source.startsWith(name, local)) {
      return unescapeXml(source.slice(open + 1, close));
    }
    at = close + 1;
  }
  return undefined;
}

function quoteAt(source: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return at;
    at += 1;
  }
  return end;
}
