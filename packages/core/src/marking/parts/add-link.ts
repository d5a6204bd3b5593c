import { attributeOf } from "../xml/attributes.ts";
import { childrenOf, readElements } from "../xml/elements.ts";
import { escapeAttribute } from "../xml/escape.ts";
import { appendTo, applySplices } from "../xml/splices.ts";
import { linksPart } from "./links.ts";
import type { Parts } from "./parts.ts";
import { XML_DECLARATION } from "./vocabulary.ts";

/** A link to be added. */
interface NewLink {
  /** The whole type, with its namespace. */
  readonly type: string;
  /** Name of the part it leads to. */
  readonly target: string;
}

const EMPTY = `${XML_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`;

/** Links a part to another, and gives the id the link has (ECMA-376 part 2, 9.3). */
export function addLink(parts: Parts, from: string, { type, target }: NewLink): string {
  const name = linksPart(from);
  const source = parts.text(name) ?? EMPTY;
  const root = readElements(source);
  const taken = new Set(childrenOf(root, "Relationship").map((link) => attributeOf(source, link, "Id")));
  let n = taken.size + 1;
  while (taken.has(`rId${n}`)) n += 1;
  const xml = `<${root.prefix}Relationship Id="rId${n}" Type="${type}" Target="${escapeAttribute(`/${target}`)}"/>`;
  parts.put(name, applySplices(source, [appendTo(root, xml)]));
  return `rId${n}`;
}
