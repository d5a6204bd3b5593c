import type { Budget } from "../budget.ts";
import { damaged } from "../unreadable.ts";
import { readToken } from "./read-token.ts";
import { unescapeXml } from "./xml-text.ts";

export type XmlEvent = "open" | "close" | "text" | "end";

/**
 * Reads XML one tag or text at a time, in one pass and without building a tree. Names are
 * without their prefix; an element that closes itself is an `open` and a `close`; a long text
 * may come in more than one piece.
 */
export interface XmlReader {
  /** What findings call the file. */
  readonly format: string;
  /** Where the reader is, for one that knows what comes next and reads it at once. */
  readonly cursor: Cursor;
  next(): XmlEvent;
  /** True where the tag just met has this local name. */
  is(name: string): boolean;
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
  /** Where the local name of a tag, or a text, starts and ends. */
  start: number;
  end: number;
  /** Attributes of the tag: where each local name and value starts and ends, four numbers each. */
  readonly attributes: number[];
  attributeCount: number;
  /** True in a CDATA section, where nothing is escaped. */
  raw: boolean;
  selfClosed: boolean;
  /** Elements open. */
  depth: number;
  /** Tags met since more was last read. */
  tags: number;
  /** Reads more behind what is there; false at the end. */
  readonly refill: () => boolean;
  readonly format: string;
}

/** No tag or comment in a spreadsheet comes near this many characters. */
const LONGEST_TAG = 1024 * 1024;

/**
 * Starts reading. `format` is what findings call the file; tags are counted against the budget, if any.
 * `next` throws `Unreadable` where the text is not well-formed, and at a document type
 * declaration: no spreadsheet has one, and entities that expand come by no other way.
 */
export function readXml(chunks: Iterable<string>, format: string, budget?: Budget): XmlReader {
  const rest = chunks[Symbol.iterator]();
  const refill = () => {
    budget?.passed(cursor.tags);
    cursor.tags = 0;
    if (cursor.source.length - cursor.at > LONGEST_TAG) throw damaged(format, "its XML has a tag that does not end");
    const more = rest.next();
    if (more.done) return false;
    cursor.source = cursor.source.slice(cursor.at) + more.value;
    cursor.at = 0;
    return true;
  };
  const tag = { attributes: [], attributeCount: 0, raw: false, selfClosed: false, depth: 0, tags: 0 };
  const cursor: Cursor = { source: "", at: 0, start: 0, end: 0, ...tag, refill, format };
  return {
    format,
    cursor,
    next: () => readToken(cursor),
    is: (name) => isAt(cursor.source, name, cursor.start, cursor.end),
    name: () => cursor.source.slice(cursor.start, cursor.end),
    attribute: (name) => findAttribute(cursor, name),
    text: () => {
      const text = cursor.source.slice(cursor.start, cursor.end);
      return cursor.raw ? text : unescapeXml(text);
    },
  };
}

function findAttribute({ source, attributes, attributeCount }: Cursor, name: string): string | undefined {
  for (let at = 0; at < attributeCount; at += 4) {
    if (!isAt(source, name, attributes[at] ?? 0, attributes[at + 1] ?? 0)) continue;
    return unescapeXml(source.slice(attributes[at + 2], attributes[at + 3]));
  }
  return undefined;
}

function isAt(source: string, name: string, start: number, end: number): boolean {
  return end - start === name.length && source.startsWith(name, start);
}
