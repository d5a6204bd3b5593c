import type { Severity } from "../../findings/severity.ts";
import { solidFill } from "./cell-format.ts";
import { fillColour } from "./fill-colours.ts";
import type { StyleLists } from "./style-lists.ts";

/** How cells of the sheet that is added look. */
export type Look = "title" | "plain" | "head" | "body" | "link" | Severity;

/** Number format 49 is text, and `quotePrefix` keeps text from being run as a formula when the cell is edited. */
const TEXT = 'numFmtId="49" borderId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1"';
const HEAD_GREY = "FFD9D9D9";

/** The cell format of a look; fonts and fills it needs are added to the lists. */
export function lookXml(look: Look, lists: StyleLists): string {
  const { prefix: p, hasNamedStyles } = lists;
  const named = hasNamedStyles ? ' xfId="0"' : "";
  const wraps = look !== "title" && look !== "plain";
  const alignment = wraps ? `<${p}alignment vertical="top" wrapText="1"/>` : `<${p}alignment vertical="top"/>`;
  const ids = `fontId="${fontId(look, lists)}" fillId="${fillId(look, lists)}"`;
  return `<${p}xf ${TEXT} ${ids}${named} applyAlignment="1">${alignment}</${p}xf>`;
}

function fontId(look: Look, { fonts, prefix: p }: StyleLists): number {
  const bold = look === "title" || look === "head" ? `<${p}b/>` : "";
  const line = look === "link" ? `<${p}u/>` : "";
  const colour = look === "link" ? "FF0563C1" : "FF000000";
  const size = look === "title" ? 14 : 11;
  const shape = `<${p}sz val="${size}"/><${p}color rgb="${colour}"/><${p}name val="Calibri"/><${p}family val="2"/>`;
  return fonts.place(`<${p}font>${bold}${line}${shape}</${p}font>`);
}

function fillId(look: Look, { fills, prefix }: StyleLists): number {
  const colour = colourOf(look);
  if (colour === undefined) return 0;
  return fills.place(solidFill(colour, prefix));
}

function colourOf(look: Look): string | undefined {
  if (look === "head") return HEAD_GREY;
  if (look === "error" || look === "query" || look === "note") return fillColour({ severity: look, before: 0 }, false);
  return undefined;
}
