import { type Vocabulary, XML_DECLARATION } from "../parts/vocabulary.ts";
import { setAttribute } from "../xml/attributes.ts";
import { childOf, readElements, type XmlElement } from "../xml/elements.ts";
import { appendTo, applySplices, insertAfter, type Splice } from "../xml/splices.ts";
import { openXmlList, type XmlList } from "./xml-list.ts";

/** The lists of a styles part that marking adds to (ECMA-376 18.8). */
export interface StyleLists {
  /** Prefix of the part's elements, with its colon, or empty. */
  readonly prefix: string;
  readonly fonts: XmlList;
  readonly fills: XmlList;
  readonly cellFormats: XmlList;
  /** True where cell formats may refer to a named style. */
  readonly hasNamedStyles: boolean;
  /** The part with what was added. */
  readonly text: () => string;
}

const ORDER = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"];

/** Opens a styles part; a plain one where the file has none. */
export function openStyleLists(source: string | undefined, vocabulary: Vocabulary): StyleLists {
  if (source === undefined) return openStyleLists(plainStyles(vocabulary), vocabulary);
  const root = readElements(source);
  if (root.selfClosed) return openStyleLists(plainStyles(vocabulary), vocabulary);
  const listOf = (name: string) =>
    openXmlList((childOf(root, name)?.children ?? []).map(({ start, after }) => source.slice(start, after)));
  const [fonts, fills, cellFormats] = [listOf("fonts"), listOf("fills"), listOf("cellXfs")];
  addReserved(root.prefix, fills, cellFormats);
  const lists = { fonts, fills, cellXfs: cellFormats };
  const splices = () => Object.entries(lists).flatMap(([name, list]) => additions(source, root, name, list));
  return {
    prefix: root.prefix,
    fonts,
    fills,
    cellFormats,
    hasNamedStyles: (childOf(root, "cellStyleXfs")?.children.length ?? 0) > 0,
    text: () => applySplices(source, splices()),
  };
}

/** Spreadsheet programs take the first two fills for none and grey whatever they are, and format 0 for granted. */
function addReserved(prefix: string, fills: XmlList, cellFormats: XmlList): void {
  if (fills.length() === 0) fills.place(`<${prefix}fill><${prefix}patternFill patternType="none"/></${prefix}fill>`);
  if (fills.length() === 1) fills.place(`<${prefix}fill><${prefix}patternFill patternType="gray125"/></${prefix}fill>`);
  if (cellFormats.length() === 0) cellFormats.place(`<${prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`);
}

function additions(source: string, root: XmlElement, name: string, list: XmlList): Splice[] {
  const added = list.added().join("");
  if (added === "") return [];
  const element = childOf(root, name);
  if (element !== undefined) return [setAttribute(source, element, "count", list.length()), appendTo(element, added)];
  const tag = `${root.prefix}${name}`;
  const before = ORDER.slice(0, ORDER.indexOf(name));
  return [insertAfter(root, before, `<${tag} count="${list.length()}">${added}</${tag}>`)];
}

function plainStyles({ main }: Vocabulary): string {
  return `${XML_DECLARATION}<styleSheet xmlns="${main}">\
<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
