import { sheetNames } from "../../templates/sheet-names.ts";
import { attributeOf, setAttribute } from "../xml/attributes.ts";
import { childOf, childrenOf, readElements, type XmlElement } from "../xml/elements.ts";
import { escapeAttribute } from "../xml/escape.ts";
import { appendTo, applySplices, insertAfter, type Splice } from "../xml/splices.ts";
import { addContentType, contentTypes } from "./add-content-type.ts";
import { addLink } from "./add-link.ts";
import { type Book, linkAttribute } from "./book.ts";
import type { Parts } from "./parts.ts";

/** What comes before the views of a workbook (ECMA-376 18.2.27). */
const BEFORE_VIEWS = ["fileVersion", "fileSharing", "workbookPr", "AlternateContent", "workbookProtection"];

/**
 * Lists a new sheet before all others and gives the name of its part, which is still to be put. Names that belong
 * to one sheet, and the sheet that is open, are known by their position, so each moves on by one.
 */
export function addFirstSheet(parts: Parts, book: Book, title: string): string {
  const part = parts.freeName("xl/worksheets/sheet", ".xml");
  addContentType(parts, part, contentTypes.worksheet);
  const link = addLink(parts, book.part, { type: `${book.vocabulary.links}/worksheet`, target: part });
  const source = parts.text(book.part) ?? "";
  const root = readElements(source);
  const sheets = childOf(root, "sheets");
  if (sheets === undefined) throw new RangeError("The workbook has no list of sheets");
  const id = linkAttribute(source, root, book.vocabulary, link);
  const xml = `<${sheets.prefix}sheet name="${escapeAttribute(freeTitle(book, title))}" sheetId="${freeId(source, sheets)}" ${id}/>`;
  const views = book.sheets.length === 0 ? [] : shiftViews(source, root);
  const splices = [insertAfter(sheets, [], xml), ...shiftNames(source, root), ...views];
  parts.put(book.part, applySplices(source, splices));
  return part;
}

function freeTitle({ sheets }: Book, title: string): string {
  return sheetNames([...sheets.map(({ name }) => name), title]).at(-1) ?? title;
}

function freeId(source: string, sheets: XmlElement): number {
  const ids = sheets.children.map((sheet) => Number(attributeOf(source, sheet, "sheetId")));
  return ids.reduce((most, id) => (Number.isInteger(id) ? Math.max(most, id) : most), 0) + 1;
}

function shiftNames(source: string, root: XmlElement): Splice[] {
  return childrenOf(childOf(root, "definedNames"), "definedName").flatMap((name) => {
    const position = positionOf(source, name, "localSheetId");
    return position === undefined ? [] : [setAttribute(source, name, "localSheetId", position + 1)];
  });
}

/** The sheet that was open stays open; the row of tabs starts at the new one, so that it is seen. */
function shiftViews(source: string, root: XmlElement): Splice[] {
  const views = childOf(root, "bookViews");
  const { prefix } = root;
  const view = `<${prefix}workbookView activeTab="1"/>`;
  if (views === undefined) return [insertAfter(root, BEFORE_VIEWS, `<${prefix}bookViews>${view}</${prefix}bookViews>`)];
  const all = childrenOf(views, "workbookView");
  if (all.length === 0) return [appendTo(views, view)];
  return all.flatMap((one) => [
    setAttribute(source, one, "activeTab", (positionOf(source, one, "activeTab") ?? 0) + 1),
    ...(positionOf(source, one, "firstSheet") === undefined ? [] : [setAttribute(source, one, "firstSheet", 0)]),
  ]);
}

function positionOf(source: string, element: XmlElement, name: string): number | undefined {
  const value = attributeOf(source, element, name);
  const position = Number(value);
  return value !== undefined && value !== "" && Number.isInteger(position) && position >= 0 ? position : undefined;
}
