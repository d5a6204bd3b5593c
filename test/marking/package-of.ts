import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A title for markings in tests. */
export const title = ["To fix in return.xlsx", "Rejected"];

/** Parts of a workbook of two sheets, People and Money, in the form Excel writes; `changes` replace or add parts. */
export function partsOf(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    "[Content_Types].xml": `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    "_rels/.rels": links([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><bookViews><workbookView xWindow="0" firstSheet="1" activeTab="1"/></bookViews><sheets><sheet name="People" sheetId="4" r:id="rId1"/><sheet name="Money" sheetId="7" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">People!$A$1:$C$9</definedName><definedName name="_xlnm.Print_Area" localSheetId="1">Money!$A$1:$C$9</definedName><definedName name="Everything">People!$A$1</definedName></definedNames><calcPr calcId="1"/></workbook>`,
    "xl/_rels/workbook.xml.rels": links([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00&quot; people&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.79"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FF203864"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"><alignment horizontal="right"/></xf><xf numFmtId="0" fontId="1" fillId="3" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": sheet(
      '<row r="1" spans="1:3"><c r="A1" s="2" t="inlineStr"><is><t>Group</t></is></c><c r="C1" s="2"/></row><row r="3" spans="1:3"><c r="A3" t="str"><v>Carers</v></c><c r="B3" s="1"><v>12</v></c><c r="D3"><f>B3*2</f><v>24</v></c></row><row r="6"/>',
    ),
    "xl/worksheets/sheet2.xml": sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    ...changes,
  };
}

/** A worksheet part with the rows, and what comes after them. */
export function sheet(rows: string, after = '<pageMargins left="1"/>', before = '<dimension ref="A1:D6"/>'): string {
  return `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${LINKS}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** A part of links, named rId1, rId2 and so on. */
export function links(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${LINKS}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}

/** The parts of a zip as text, by name. */
export function textsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** A finding at a cell. */
export function at(
  sheetName: string | undefined,
  cell: string | undefined,
  change: Partial<MarkedFinding> = {},
): MarkedFinding {
  const place = { ...(sheetName === undefined ? {} : { sheet: sheetName }), ...(cell === undefined ? {} : { cell }) };
  return { place, severity: "error", message: "Cannot read it.", fix: "Enter a number.", ...change };
}
