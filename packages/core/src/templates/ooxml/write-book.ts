import { transitional, XML_DECLARATION } from "../../marking/parts/vocabulary.ts";
import { escapeAttribute, escapeText } from "../../marking/xml/escape.ts";
import { writeZip } from "../../marking/zip/write-zip.ts";
import { deflatePieces, deflateText, type ZipFile } from "../../marking/zip/zip-file.ts";
import type { Book, BookSheet, BookTable } from "./book.ts";
import { sharedTexts } from "./shared-texts.ts";
import { sheetXml } from "./sheet-xml.ts";
import { bookStyles } from "./styles-xml.ts";
import { tableXml } from "./table-xml.ts";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const SHEET_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** The set that properties of a document's own belong to (ECMA-376 22.3). */
const OWN_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

const TEXTS_PART = "xl/sharedStrings.xml";

/** A part of the file, with the type it has in the list of types. */
interface Part {
  readonly name: string;
  readonly type: string;
  readonly xml: string;
}

type Link = readonly [type: string, target: string];

/** Writes a workbook as the bytes of an XLSX file (ECMA-376). The same book gives the same bytes: no clock is in it. */
export function writeBook(book: Book): Uint8Array {
  const work = bookInParts(book);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** The same, some rows at a time. */
export function* bookInParts(book: Book): Generator<void, Uint8Array, void> {
  const [styles, texts] = [bookStyles(), sharedTexts()];
  const sheets: ZipFile[] = [];
  for (const [index, sheet] of book.sheets.entries()) {
    const frame = { styleOf: styles.styleOf, texts, isActive: index === book.active, footer: book.title };
    sheets.push(yield* deflatePieces(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, frame)));
  }
  const tabled = book.sheets.flatMap(({ table }, index) => (table === undefined ? [] : [{ table, index }]));
  const parts: Part[] = [
    { name: "xl/workbook.xml", type: `${SHEET_TYPES}.sheet.main+xml`, xml: workbookXml(book) },
    ...tabled.map(({ table }, place) => tablePart(table, place + 1)),
    { name: "xl/styles.xml", type: `${SHEET_TYPES}.styles+xml`, xml: styles.xml() },
    { name: TEXTS_PART, type: `${SHEET_TYPES}.sharedStrings+xml`, xml: texts.xml() },
    {
      name: "docProps/core.xml",
      type: "application/vnd.openxmlformats-package.core-properties+xml",
      xml: coreXml(book),
    },
    {
      name: "docProps/custom.xml",
      type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      xml: customXml(book),
    },
  ];
  const types = [...sheets.map(({ name }) => ({ name, type: `${SHEET_TYPES}.worksheet+xml` })), ...parts];
  const links: (readonly [string, string])[] = [
    ["[Content_Types].xml", contentTypesXml(types)],
    ["_rels/.rels", fileLinks()],
    ["xl/_rels/workbook.xml.rels", workbookLinks(book.sheets)],
    ...tabled.map(({ index }, place): [string, string] => [
      `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
      linksXml([[`${OFFICE}/relationships/table`, `/xl/tables/table${place + 1}.xml`]]),
    ]),
  ];
  const others = parts.map(({ name, xml }): [string, string] => [name, xml]);
  return writeZip([...deflateAll(links), ...sheets, ...deflateAll(others)]);
}

function deflateAll(texts: readonly (readonly [name: string, text: string])[]): readonly ZipFile[] {
  return texts.map(([name, text]) => deflateText(name, text));
}

function tablePart(table: BookTable, id: number): Part {
  return { name: `xl/tables/table${id}.xml`, type: `${SHEET_TYPES}.table+xml`, xml: tableXml(table, id) };
}

function workbookXml({ sheets, active }: Book): string {
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const repeated = sheets.flatMap(({ name, frozen }, index) => {
    if (frozen === undefined) return [];
    const rows = `'${name.replaceAll("'", "''")}'!$${frozen.rows}:$${frozen.rows}`;
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeText(rows)}</definedName>`];
  });
  const names = repeated.length === 0 ? "" : `<definedNames>${repeated.join("")}</definedNames>`;
  return `${XML_DECLARATION}<workbook xmlns="${transitional.main}" xmlns:r="${transitional.links}">\
<bookViews><workbookView activeTab="${active}"/></bookViews><sheets>${listed.join("")}</sheets>${names}</workbook>`;
}

function workbookLinks(sheets: readonly BookSheet[]): string {
  const worksheets = sheets.map(
    (_, index): Link => [`${OFFICE}/relationships/worksheet`, `/xl/worksheets/sheet${index + 1}.xml`],
  );
  const styles: Link = [`${OFFICE}/relationships/styles`, "/xl/styles.xml"];
  return linksXml([...worksheets, styles, [`${OFFICE}/relationships/sharedStrings`, `/${TEXTS_PART}`]]);
}

function fileLinks(): string {
  return linksXml([
    [`${OFFICE}/relationships/officeDocument`, "/xl/workbook.xml"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "/docProps/core.xml"],
    [`${OFFICE}/relationships/custom-properties`, "/docProps/custom.xml"],
  ]);
}

function linksXml(links: readonly Link[]): string {
  const each = links.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function contentTypesXml(parts: readonly Pick<Part, "name" | "type">[]): string {
  const overrides = parts.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  return `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function coreXml({ title }: Book): string {
  return `${XML_DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
<dc:title>${escapeText(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`;
}

function customXml({ property }: Book): string {
  return `${XML_DECLARATION}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">\
<property fmtid="${OWN_PROPERTIES}" pid="2" name="${escapeAttribute(property.name)}"><vt:lpwstr>${escapeText(property.value)}</vt:lpwstr></property></Properties>`;
}
