import { strFromU8, unzipSync } from "fflate";
import { unescapeXml } from "../../packages/core/src/ingest/decode/xml/xml-text.ts";
import { attributeOf } from "../../packages/core/src/marking/xml/attributes.ts";
import { readElements, type XmlElement } from "../../packages/core/src/marking/xml/elements.ts";

/** An element with its attributes and its text, for a test to look at. */
export interface Part {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Part[];
  readonly get: (attribute: string) => string | undefined;
}

/** The parts of an XLSX file by name, read as XML. Throws where one is not well-formed. */
export function templateParts(bytes: Uint8Array): ReadonlyMap<string, Part> {
  const files = Object.entries(unzipSync(bytes));
  return new Map(
    files.map(([name, data]) => {
      const source = strFromU8(data);
      return [name, partOf(source, readElements(source))];
    }),
  );
}

/** All elements of a name, however deep. */
export function all(part: Part | undefined, name: string): Part[] {
  return (part?.children ?? []).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The texts of a sheet's cells by address, whether a cell has its own or shares it with others. */
export function cellTexts(parts: ReadonlyMap<string, Part>, sheet: Part | undefined): ReadonlyMap<string, string> {
  const shared = all(parts.get("xl/sharedStrings.xml"), "si").map(inside);
  return new Map(
    all(sheet, "c").flatMap((cell) => {
      const [value] = all(cell, "v");
      const text = cell.get("t") === "s" ? shared[Number(value?.text)] : inside(cell);
      return text === undefined ? [] : [[cell.get("r") ?? "", text] as const];
    }),
  );
}

function inside(part: Part): string | undefined {
  return all(part, "t")[0]?.text;
}

/** The worksheet parts by the names of their sheets. */
export function sheetParts(bytes: Uint8Array): ReadonlyMap<string, Part> {
  const parts = templateParts(bytes);
  const sheets = all(parts.get("xl/workbook.xml"), "sheet");
  return new Map(
    sheets.flatMap((sheet, index) => {
      const part = parts.get(`xl/worksheets/sheet${index + 1}.xml`);
      return part === undefined ? [] : [[sheet.get("name") ?? "", part] as const];
    }),
  );
}

function partOf(source: string, element: XmlElement): Part {
  return {
    name: element.name,
    text: unescapeXml(source.slice(element.inner, element.close)),
    children: element.children.map((child) => partOf(source, child)),
    get: (attribute) => attributeOf(source, element, attribute),
  };
}
