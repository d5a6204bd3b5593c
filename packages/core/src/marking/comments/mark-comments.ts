import { addContentType, contentTypes } from "../parts/add-content-type.ts";
import { addLink } from "../parts/add-link.ts";
import { type Book, linkAttribute } from "../parts/book.ts";
import { linksOf } from "../parts/links.ts";
import type { Parts } from "../parts/parts.ts";
import type { SheetScan } from "../sheet/scan-sheet.ts";
import { attributeOf, setAttribute } from "../xml/attributes.ts";
import { childOf } from "../xml/elements.ts";
import { insertAfter, type Splice } from "../xml/splices.ts";
import { reviseBoxes } from "./revise-boxes.ts";
import { emptyComments, reviseComments } from "./revise-comments.ts";

/** A worksheet part as it is, and the comments it is to have, by cell key. */
interface CommentedSheet {
  readonly part: string;
  readonly scan: SheetScan;
  readonly comments: ReadonlyMap<number, string>;
}

/** What comes before the link to the boxes of comments (ECMA-376 18.3.1.99). */
const BEFORE_DRAWING = [
  ...["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"],
  ...["protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"],
  ...["phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"],
  ...["pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"],
  ...["smartTags", "drawing"],
];
const CHARACTERS_A_LINE = 38;

/**
 * Puts a sheet's comments, and the boxes they are shown in, into the parts that have them or into new ones, and
 * gives the edits the sheet itself needs. An earlier marking's comments go.
 */
export function markComments(parts: Parts, book: Book, sheet: CommentedSheet): Splice[] {
  const links = linksOf(parts, sheet.part);
  const known = links.find(({ type }) => type === "comments")?.target;
  if (known === undefined && sheet.comments.size === 0) return [];
  const source = known === undefined ? emptyComments(book.vocabulary) : (parts.text(known) ?? "");
  const revised = reviseComments(source, sheet.comments);
  if (revised.text === source) return [];
  const { source: sheetXml, root } = sheet.scan;
  const drawing = childOf(root, "legacyDrawing");
  const id = drawing === undefined ? undefined : attributeOf(sheetXml, drawing, "id");
  const boxesPart = links.find((link) => link.id === id)?.target;
  const added = new Map(revised.added.map((key) => [key, linesOf(sheet.comments.get(key) ?? "")]));
  const boxes = reviseBoxes(boxesPart === undefined ? undefined : parts.text(boxesPart), { ...revised, added });
  if (boxes === undefined) return [];
  parts.put(known ?? newPart(parts, book, sheet.part, COMMENTS).part, revised.text);
  if (boxesPart !== undefined) parts.put(boxesPart, boxes);
  if (boxesPart !== undefined || added.size === 0) return [];
  const made = newPart(parts, book, sheet.part, BOXES);
  parts.put(made.part, boxes);
  if (drawing !== undefined) return [setAttribute(sheetXml, drawing, "id", made.link)];
  const attribute = linkAttribute(sheetXml, root, book.vocabulary, made.link);
  return [insertAfter(root, BEFORE_DRAWING, `<${root.prefix}legacyDrawing ${attribute}/>`)];
}

const COMMENTS = { stem: "xl/comments", extension: ".xml", type: contentTypes.comments, link: "comments" };
const BOXES = { stem: "xl/drawings/vmlDrawing", extension: ".vml", type: contentTypes.vml, link: "vmlDrawing" };

function newPart(parts: Parts, book: Book, from: string, kind: typeof COMMENTS | typeof BOXES) {
  const part = parts.freeName(kind.stem, kind.extension);
  addContentType(parts, part, kind.type);
  const link = addLink(parts, from, { type: `${book.vocabulary.links}/${kind.link}`, target: part });
  return { part, link };
}

function linesOf(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE)), 0);
}
