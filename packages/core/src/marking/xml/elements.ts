import { readToken } from "../../ingest/decode/xml/read-token.ts";
import type { Cursor } from "../../ingest/decode/xml/xml-reader.ts";

/** Where a start tag's attributes are: behind its name, before its end. */
export interface Tag {
  readonly nameEnd: number;
  readonly end: number;
}

/** An element by its places in the text it was read from, so that the rest of the text can stay as it is. */
export interface XmlElement extends Tag {
  /** Without its prefix. */
  readonly name: string;
  /** With its colon (`x:`), or empty. */
  readonly prefix: string;
  /** Its `<`. */
  readonly start: number;
  readonly selfClosed: boolean;
  /** Where its content starts and ends, and where it is over; all one place where it closes itself. */
  readonly inner: number;
  readonly close: number;
  readonly after: number;
  readonly children: readonly XmlElement[];
}

interface OpenElement extends XmlElement {
  close: number;
  after: number;
  readonly children: OpenElement[];
}

/** A cursor at the start of a text that is all there. */
export function openCursor(source: string): Cursor {
  const start = { at: 0, start: 0, nameEnd: 0, end: 0, raw: false, selfClosed: false, depth: 0 };
  return { source, ...start, refill: () => false, format: "xlsx" };
}

/**
 * Reads a document's root with all that is in it. Entities stay as they are written; throws where the text is
 * not well-formed or declares a document type.
 */
export function readElements(source: string): XmlElement {
  const cursor = openCursor(source);
  for (let event = readToken(cursor); event !== "end"; event = readToken(cursor)) {
    if (event === "open") return readElement(cursor);
  }
  throw new RangeError("The XML has no element");
}

/** Reads the element whose start tag the cursor has just met, up to its end. */
export function readElement(cursor: Cursor): XmlElement {
  const root = openElement(cursor);
  const open = [root];
  for (let event = readToken(cursor); open.length > 0; event = readToken(cursor)) {
    const element = open.at(-1);
    if (event === "end" || element === undefined) break;
    if (event === "open") {
      const child = openElement(cursor);
      element.children.push(child);
      open.push(child);
    } else if (event === "close") {
      closeElement(element, cursor);
      open.pop();
      if (open.length === 0) return root;
    }
  }
  throw new RangeError("The XML breaks off");
}

/** The element whose start tag the cursor has just met; its end is not known yet. */
export function openElement({ source, start, nameEnd, end, at, selfClosed }: Cursor): OpenElement {
  const bracket = source.lastIndexOf("<", start);
  return {
    name: source.slice(start, nameEnd),
    prefix: source.slice(bracket + 1, start),
    start: bracket,
    nameEnd,
    end,
    selfClosed,
    inner: at,
    close: at,
    after: at,
    children: [],
  };
}

/** Sets the end of an element whose end tag the cursor has just met. */
export function closeElement(element: { selfClosed: boolean; close: number; after: number }, cursor: Cursor): void {
  if (element.selfClosed) return;
  element.close = cursor.source.lastIndexOf("</", cursor.start);
  element.after = cursor.at;
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** All children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}
