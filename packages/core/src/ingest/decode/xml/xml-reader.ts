import { damaged } from "../unreadable.ts";
import { findAttribute } from "./find-attribute.ts";
import { readToken } from "./read-token.ts";
import { unescapeXml } from "./xml-text.ts";

export type XmlEvent = "open" | "close" | "text" | "end";

/**
 * Reads XML one tag or text at a time, in one pass and without building a tree. Names are
 * given without their prefix; an element that closes itself is an `open` and a `close`; a
 * long text may come in more than one piece.
 */
export interface XmlReader {
  next(): XmlEvent;
  /** Local name of the tag just met. */
  name(): string;
  /** Value of an attribute of the tag just opened, by its local name. */
  attribute(name: string): string | undefined;
  /** Text just met, entities decoded. */
  text(): string;
}

/** What has been read so far, and the token last met in it. */
export interface Cursor {
  source: string;
  /** Where the next token starts. */
  at: number;
  /** The local name of a tag, or the text. */
  start: number;
  nameEnd: number;
  /** Where the attributes, or the text, end. */
  end: number;
  /** True in a CDATA section, where nothing is escaped. */
  raw: boolean;
  selfClosed: boolean;
  /** Elements open. */
  depth: number;
  /** Reads more behind what is there; false at the end. */
  readonly refill: () => boolean;
  readonly format: string;
}

/** No tag or comment in a spreadsheet comes near this many characters. */
const LONGEST_TAG = 1024 * 1024;

/**
 * Starts reading. `format` is what findings call the file.
 * `next` throws `Unreadable` where the text is not well-formed, and at a document type
 * declaration: no spreadsheet has one, and entities that expand come by no other way.
 */
export function readXml(chunks: Iterable<string>, format: string): XmlReader {
  const rest = chunks[Symbol.iterator]();
  const refill = () => {
    if (cursor.source.length - cursor.at > LONGEST_TAG) throw damaged(format, "its XML has a tag that does not end");
    const more = rest.next();
    if (more.done) return false;
    cursor.source = cursor.source.slice(cursor.at) + more.value;
    cursor.at = 0;
    return true;
  };
  const start = { source: "", at: 0, start: 0, nameEnd: 0, end: 0, raw: false, selfClosed: false, depth: 0 };
  const cursor: Cursor = { ...start, refill, format };
  return {
    next: () => readToken(cursor),
    name: () => cursor.source.slice(cursor.start, cursor.nameEnd),
    attribute: (name) => findAttribute(cursor, name),
    text: () => {
      const text = cursor.source.slice(cursor.start, cursor.end);
      return cursor.raw ? text : unescapeXml(text);
    },
  };
}
