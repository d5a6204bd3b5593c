import type { Sheet } from "../../ingest/decode/workbook.ts";
import { sheetNames } from "../../templates/sheet-names.ts";
import { contentTypes } from "../parts/add-content-type.ts";
import { transitional, XML_DECLARATION } from "../parts/vocabulary.ts";
import { escapeAttribute } from "../xml/escape.ts";
import { openCellStyles } from "./cell-styles.ts";
import { worksheetXml } from "./worksheet-xml.ts";

/** A workbook as the parts of an .xlsx file, and the names its sheets have there, which not every format keeps to. */
export interface WorkbookParts {
  readonly parts: ReadonlyMap<string, string>;
  readonly names: readonly string[];
}

export const WORKBOOK_PART = "xl/workbook.xml";

const MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const STATES = { visible: "", hidden: ' state="hidden"', "very hidden": ' state="veryHidden"' } as const;

/** Writes decoded sheets as the parts of an .xlsx file (ECMA-376), cell by cell at the same addresses. */
export function workbookParts(sheets: readonly Sheet[]): WorkbookParts {
  const styles = openCellStyles();
  const names = sheetNames(sheets.map(({ name }) => name));
  const worksheets = sheets.map((sheet, index): [string, string] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    worksheetXml(sheet, styles),
  ]);
  const parts = new Map([
    ["[Content_Types].xml", contentTypesXml(worksheets.map(([name]) => name))],
    ["_rels/.rels", linksXml([["officeDocument", WORKBOOK_PART]])],
    [WORKBOOK_PART, workbookXml(sheets, names)],
    ["xl/_rels/workbook.xml.rels", workbookLinks(worksheets.map(([name]) => name))],
    ["xl/styles.xml", styles.text()],
    ...worksheets,
  ]);
  return { parts, names };
}

function contentTypesXml(worksheets: readonly string[]): string {
  const overrides = [
    [WORKBOOK_PART, MAIN_TYPE],
    ["xl/styles.xml", contentTypes.styles],
    ...worksheets.map((name) => [name, contentTypes.worksheet]),
  ].map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  return `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function workbookXml(sheets: readonly Sheet[], names: readonly string[]): string {
  const active = Math.max(
    sheets.findIndex(({ visibility }) => visibility === "visible"),
    0,
  );
  const listed = sheets.map(
    ({ visibility }, index) =>
      `<sheet name="${escapeAttribute(names[index] ?? "")}" sheetId="${index + 1}"${STATES[visibility]} r:id="rId${index + 1}"/>`,
  );
  return `${XML_DECLARATION}<workbook xmlns="${transitional.main}" xmlns:r="${transitional.links}">\
<bookViews><workbookView activeTab="${active}"/></bookViews><sheets>${listed.join("")}</sheets></workbook>`;
}

function workbookLinks(worksheets: readonly string[]): string {
  return linksXml([...worksheets.map((name): [string, string] => ["worksheet", name]), ["styles", "xl/styles.xml"]]);
}

function linksXml(links: readonly (readonly [type: string, target: string])[]): string {
  const each = links.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${transitional.links}/${type}" Target="/${target}"/>`,
  );
  return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}
