import { attributeOf, attributesOf } from "../xml/attributes.ts";
import { childOf, childrenOf, readElements, type XmlElement } from "../xml/elements.ts";
import { linksOf } from "./links.ts";
import type { Parts } from "./parts.ts";
import { strict, transitional, type Vocabulary } from "./vocabulary.ts";

/** A sheet as the workbook lists it. */
export interface BookSheet {
  readonly name: string;
  /** The part with its cells; undefined for a chart or dialog, or where it is missing. */
  readonly part: string | undefined;
}

/** What the workbook part says of the file as a whole. */
export interface Book {
  readonly part: string;
  readonly vocabulary: Vocabulary;
  readonly sheets: readonly BookSheet[];
  readonly stylesPart: string | undefined;
  readonly stringsPart: string | undefined;
}

/** Reads the workbook part. Throws where it is missing or has no list of sheets. */
export function readBook(parts: Parts, part: string): Book {
  const source = parts.text(part);
  if (source === undefined) throw new RangeError("The file has no workbook part");
  const root = readElements(source);
  const links = linksOf(parts, part);
  const list = childOf(root, "sheets");
  if (list === undefined) throw new RangeError("The workbook has no list of sheets");
  const sheets = childrenOf(list, "sheet").map((sheet) => {
    const link = links.find(({ id }) => id === attributeOf(source, sheet, "id"));
    const sheetPart = link?.type === "worksheet" ? link.target : undefined;
    return { name: attributeOf(source, sheet, "name") ?? "", part: sheetPart };
  });
  const linked = (type: string) => links.find((link) => link.type === type)?.target;
  return {
    part,
    vocabulary: vocabularyOf(source, root),
    sheets,
    stylesPart: linked("styles"),
    stringsPart: linked("sharedStrings"),
  };
}

/** An attribute that holds the id of a link, in the prefix the document has for it. */
export function linkAttribute(source: string, root: XmlElement, { links }: Vocabulary, id: string): string {
  for (const { start, localStart, nameEnd, valueStart, valueEnd } of attributesOf(source, root)) {
    const declares = source.startsWith("xmlns:", start) && source.slice(valueStart, valueEnd) === links;
    if (declares) return `${source.slice(localStart, nameEnd)}:id="${id}"`;
  }
  return `xmlns:r="${links}" r:id="${id}"`;
}

function vocabularyOf(source: string, root: XmlElement): Vocabulary {
  const declared = root.prefix === "" ? "xmlns" : `xmlns:${root.prefix.slice(0, -1)}`;
  for (const { start, nameEnd, valueStart, valueEnd } of attributesOf(source, root)) {
    if (source.slice(start, nameEnd) === declared)
      return source.slice(valueStart, valueEnd) === strict.main ? strict : transitional;
  }
  return transitional;
}
