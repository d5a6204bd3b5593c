import type { XmlElement } from "./elements.ts";

/** Text that takes the place of what stands from `start` to `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Carries splices out; those at one place in the order given. They may not overlap. */
export function applySplices(source: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of splices.toSorted((left, right) => left.start - right.start)) {
    if (start < at) throw new RangeError("Two edits of one place");
    pieces.push(source.slice(at, start), text);
    at = end;
  }
  pieces.push(source.slice(at));
  return pieces.join("");
}

/** Puts XML behind an element's last child, opening an element that closes itself. */
export function appendTo(element: XmlElement, xml: string): Splice {
  return insertAt(element, element.close, xml);
}

/**
 * Puts XML behind the last of an element's children that has one of the names, or before its first child where
 * none has: where the order of children is fixed, `before` are those that come earlier.
 */
export function insertAfter(element: XmlElement, before: readonly string[], xml: string): Splice {
  const last = element.children.findLast(({ name }) => before.includes(name));
  return insertAt(element, last?.after ?? element.inner, xml);
}

/** Puts XML at a place in an element's content. */
function insertAt(element: XmlElement, at: number, xml: string): Splice {
  if (!element.selfClosed) return { start: at, end: at, text: xml };
  const { prefix, name, end, after } = element;
  return { start: end, end: after, text: `>${xml}</${prefix}${name}>` };
}
