import { nextTag, openTagCursor, type TagCursor, tagName } from "./tag-cursor.ts";

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

/** An element whose end is still to be met. */
export interface OpenElement extends XmlElement {
  close: number;
  after: number;
  readonly children: XmlElement[];
}

/**
 * Reads a document's root with all that is in it. Entities stay as they are written; throws where the text is
 * not well-formed or declares a document type.
 */
export function readElements(source: string): XmlElement {
  const cursor = openTagCursor(source);
  if (nextTag(cursor) !== "open") throw new RangeError("The XML has no element");
  return readElement(cursor);
}

/** Reads the element whose start tag the cursor has just met, up to its end. */
export function readElement(cursor: TagCursor): XmlElement {
  const root = openElement(cursor);
  const open = [root];
  for (let element: OpenElement | undefined = root; element !== undefined; element = open.at(-1)) {
    const event = nextTag(cursor);
    if (event === "end") throw new RangeError("The XML breaks off");
    if (event === "open") {
      const child = openElement(cursor);
      element.children.push(child);
      open.push(child);
    } else {
      closeElement(element, cursor);
      open.pop();
    }
  }
  return root;
}

/** The element whose start tag the cursor has just met. */
export function openElement(cursor: TagCursor): OpenElement {
  const { source, at, start, nameStart, nameEnd, end, selfClosed } = cursor;
  const prefix = source.slice(start + 1, nameStart);
  const place = { start, nameEnd, end, selfClosed, inner: at, close: at, after: at };
  return { name: tagName(cursor), prefix, ...place, children: [] };
}

/** Says where an element ends, whose end tag the cursor has just met. */
export function closeElement(element: OpenElement, cursor: TagCursor): void {
  if (element.selfClosed) return;
  element.close = cursor.start;
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
