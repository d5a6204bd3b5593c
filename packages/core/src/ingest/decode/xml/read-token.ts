import { damaged } from "../unreadable.ts";
import type { Cursor, XmlEvent } from "./xml-reader.ts";

const LT = 60;
const EXCLAMATION = 33;
const QUESTION = 63;
const GT = 62;
const SLASH = 47;
const COLON = 58;
const EQUALS = 61;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/** A text longer than this is handed on in pieces. */
const LONGEST_TEXT = 64 * 1024;
/** No entity or character reference is longer than this. */
const LONGEST_ENTITY = 12;

/** Moves the cursor to the next tag or text, past comments and processing instructions. */
export function readToken(cursor: Cursor): XmlEvent {
  if (cursor.selfClosed) {
    cursor.selfClosed = false;
    cursor.depth -= 1;
    return "close";
  }
  for (;;) {
    if (cursor.at >= cursor.source.length) {
      if (!cursor.refill()) return readEnd(cursor);
    } else if (cursor.source.charCodeAt(cursor.at) !== LT) {
      return readText(cursor);
    } else {
      const event = readMarkup(cursor);
      if (event !== undefined) return event;
    }
  }
}

function readEnd({ depth, format }: Cursor): XmlEvent {
  if (depth > 0) throw damaged(format, "its XML breaks off");
  return "end";
}

function readText(cursor: Cursor): XmlEvent {
  let end = cursor.source.indexOf("<", cursor.at);
  while (end < 0 && cursor.source.length - cursor.at < LONGEST_TEXT) {
    const scanned = cursor.source.length - cursor.at;
    if (!cursor.refill()) break;
    end = cursor.source.indexOf("<", cursor.at + scanned);
  }
  cursor.start = cursor.at;
  cursor.end = end < 0 ? wholeEntitiesEnd(cursor) : end;
  cursor.raw = false;
  cursor.at = cursor.end;
  return "text";
}

/** Where the text read so far can be cut without cutting an entity in two. */
function wholeEntitiesEnd({ source, at }: Cursor): number {
  const ampersand = source.lastIndexOf("&");
  const mayGoOn = source.length - at >= LONGEST_TEXT && ampersand > source.length - LONGEST_ENTITY;
  return mayGoOn ? ampersand : source.length;
}

/** A tag or CDATA section; undefined for what holds no data. */
function readMarkup(cursor: Cursor): XmlEvent | undefined {
  while (cursor.source.length - cursor.at < 9 && cursor.refill()) {
    // Nine characters tell every kind of markup apart.
  }
  const { source, at } = cursor;
  const next = source.charCodeAt(at + 1);
  if (next === SLASH) return readCloseTag(cursor);
  if (next !== EXCLAMATION && next !== QUESTION) return readOpenTag(cursor);
  if (source.startsWith("<![CDATA[", at)) return readCdata(cursor);
  if (next === QUESTION) cursor.at = findEnd(cursor, "?>", 2) + 2;
  else if (source.startsWith("<!--", at)) cursor.at = findEnd(cursor, "-->", 4) + 3;
  else throw damaged(cursor.format, "its XML declares a document type, which no spreadsheet does");
  return undefined;
}

function readCdata(cursor: Cursor): XmlEvent {
  cursor.end = findEnd(cursor, "]]>", 9);
  cursor.start = cursor.at + 9;
  cursor.raw = true;
  cursor.at = cursor.end + 3;
  return "text";
}

function readCloseTag(cursor: Cursor): XmlEvent {
  const end = findEnd(cursor, ">", 2);
  setName(cursor, cursor.at + 2, end);
  cursor.depth -= 1;
  cursor.at = end + 1;
  return "close";
}

function readOpenTag(cursor: Cursor): XmlEvent {
  let end = scanTag(cursor);
  while (end < 0) {
    if (!cursor.refill()) throw damaged(cursor.format, "its XML breaks off in a tag");
    end = scanTag(cursor);
  }
  setName(cursor, cursor.at + 1, end);
  cursor.depth += 1;
  cursor.tags += 1;
  cursor.selfClosed = cursor.source.charCodeAt(end - 1) === SLASH;
  cursor.at = end + 1;
  return "open";
}

/**
 * Finds the `>` that ends the tag at the cursor and notes the attributes on the way; -1 where
 * the end is not there yet. A `>` in a quoted value ends nothing.
 */
function scanTag(cursor: Cursor): number {
  const { source } = cursor;
  cursor.attributeCount = 0;
  for (let i = cursor.at + 1; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (code === GT) return i;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const close = source.indexOf(code === DOUBLE_QUOTE ? '"' : "'", i + 1);
      if (close < 0) return -1;
      noteAttribute(cursor, i, close);
      i = close;
    }
  }
  return -1;
}

/** The local name stands before the quote, behind a space or a prefix. */
function noteAttribute(cursor: Cursor, open: number, close: number): void {
  const { source, attributes, attributeCount } = cursor;
  let end = open;
  while (end > cursor.at && isBetween(source.charCodeAt(end - 1))) end -= 1;
  let start = end;
  while (start > cursor.at && isNamePart(source.charCodeAt(start - 1))) start -= 1;
  attributes[attributeCount] = start;
  attributes[attributeCount + 1] = end;
  attributes[attributeCount + 2] = open + 1;
  attributes[attributeCount + 3] = close;
  cursor.attributeCount = attributeCount + 4;
}

function isBetween(code: number): boolean {
  return code === EQUALS || code <= SPACE;
}

function isNamePart(code: number): boolean {
  return code > SPACE && code !== COLON && code !== DOUBLE_QUOTE && code !== SINGLE_QUOTE;
}

function setName(cursor: Cursor, from: number, end: number): void {
  const { source } = cursor;
  let local = from;
  let at = from;
  for (; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code <= SPACE || code === SLASH) break;
    if (code === COLON) local = at + 1;
  }
  cursor.start = local;
  cursor.end = at;
}

/** Finds `needle` behind the cursor, reading more as needed; the answer counts from the start of the source. */
function findEnd(cursor: Cursor, needle: string, skip: number): number {
  let end = cursor.source.indexOf(needle, cursor.at + skip);
  while (end < 0) {
    const scanned = Math.max(skip, cursor.source.length - cursor.at - needle.length);
    if (!cursor.refill()) throw damaged(cursor.format, "its XML breaks off");
    end = cursor.source.indexOf(needle, cursor.at + scanned);
  }
  return end;
}
