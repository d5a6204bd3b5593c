import { relationships } from "../ooxml/relationships.ts";
import { damaged } from "../unreadable.ts";
import type { Sheet } from "../workbook.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import type { Zip } from "../zip/open-zip.ts";
import { type PartContext, readPart } from "../zip/read-part.ts";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly visibility: Sheet["visibility"];
  /** The part with its cells. */
  readonly part: string;
}

/** What the workbook part says of the file as a whole. */
export interface WorkbookPart {
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
  readonly stylesPart: string | undefined;
  readonly stringsPart: string | undefined;
}

/**
 * Reads the workbook part (ECMA-376 18.2). Sheets without cells - charts, dialogs, macros - are
 * left out. Throws `Unreadable` where a sheet it lists is not in the file.
 */
export function readWorkbookPart(zip: Zip, part: string, { format, budget }: PartContext): WorkbookPart {
  const links = relationships(zip, part, format);
  const xml = readPart(zip, part, { format, budget });
  if (xml === undefined) throw damaged(format, "its list of sheets is missing");
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event !== "open") continue;
    const name = xml.name();
    // Excel 2013 and later write a second one of this name, for what is theirs.
    if (name === "workbookPr") date1904 ||= isTrue(xml.attribute("date1904"));
    else if (name === "sheet") sheets.push(...listedSheet(xml));
  }
  const linked = (type: string) => links.find((link) => link.type === type)?.target;
  return { sheets, date1904, stylesPart: linked("styles"), stringsPart: linked("sharedStrings") };

  function listedSheet(sheet: XmlReader): readonly ListedSheet[] {
    const id = sheet.attribute("id") ?? "";
    // Excel lists the macro modules of older workbooks as sheets that lead nowhere.
    if (id === "") return [];
    const link = links.find((candidate) => candidate.id === id);
    const title = sheet.attribute("name") ?? "";
    if (link !== undefined && link.type !== "worksheet") return [];
    if (link === undefined || !zip.has(link.target)) throw damaged(format, `its sheet "${title}" is missing`);
    return [{ name: title, visibility: visibilityOf(sheet.attribute("state")), part: link.target }];
  }
}

/** Reads a truth value of XML Schema. */
export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true" || text === "on";
}

function visibilityOf(state: string | undefined): Sheet["visibility"] {
  if (state === "veryHidden") return "very hidden";
  return state === "hidden" ? "hidden" : "visible";
}
