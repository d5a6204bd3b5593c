import { attributeOf } from "../xml/attributes.ts";
import { childrenOf, readElements } from "../xml/elements.ts";
import { escapeAttribute } from "../xml/escape.ts";
import { appendTo, applySplices } from "../xml/splices.ts";
import type { Parts } from "./parts.ts";

const PART = "[Content_Types].xml";
const SHEET_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/** Types of the parts that are added; the same in both vocabularies. */
export const contentTypes = {
  worksheet: `${SHEET_TYPES}worksheet+xml`,
  styles: `${SHEET_TYPES}styles+xml`,
  comments: `${SHEET_TYPES}comments+xml`,
  vml: "application/vnd.openxmlformats-officedocument.vmlDrawing",
} as const;

/** Says what a new part is (ECMA-376 part 2, 10.1.2.2). Throws where the file has no list of types. */
export function addContentType(parts: Parts, part: string, type: string): void {
  const source = parts.text(PART);
  if (source === undefined) throw new RangeError("The file has no content types");
  const root = readElements(source);
  const name = `/${part}`;
  const known = childrenOf(root, "Override").some(
    (override) => attributeOf(source, override, "PartName")?.toLowerCase() === name.toLowerCase(),
  );
  if (known) return;
  const xml = `<${root.prefix}Override PartName="${escapeAttribute(name)}" ContentType="${type}"/>`;
  parts.put(PART, applySplices(source, [appendTo(root, xml)]));
}
