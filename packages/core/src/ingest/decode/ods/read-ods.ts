import type { Budget } from "../budget.ts";
import { formatTable } from "../number-format/format-table.ts";
import { damaged, passwordProtected } from "../unreadable.ts";
import type { Sheet, Workbook } from "../workbook.ts";
import { skipElement } from "../xml/skip-element.ts";
import { readXml, type XmlReader } from "../xml/xml-reader.ts";
import type { Zip } from "../zip/open-zip.ts";
import { readPart } from "../zip/read-part.ts";
import { collectStyles, noStyles, type OdsStyles } from "./read-styles.ts";
import { readTable } from "./read-table.ts";

/** Reads an OpenDocument spreadsheet in its zip. Throws `Unreadable`. */
export function readOds(zip: Zip, budget: Budget): Workbook {
  if (zip.text("META-INF/manifest.xml").includes("encryption-data")) throw passwordProtected("ods");
  const content = readPart(zip, "content.xml", { format: "ods", budget });
  if (content === undefined) throw damaged("ods", "its content is missing");
  const styles = noStyles();
  const shared = readPart(zip, "styles.xml", { format: "ods", budget });
  if (shared !== undefined) collectStyles(shared, styles, budget);
  return { format: "ods", encoding: null, sheets: readDocument(content, styles, budget) };
}

/** Reads an OpenDocument spreadsheet in one XML text. Throws `Unreadable`. */
export function readFods(text: string, encoding: string, budget: Budget): Workbook {
  return { format: "fods", encoding, sheets: readDocument(readXml([text], "fods", budget), noStyles(), budget) };
}

function readDocument(xml: XmlReader, styles: OdsStyles, budget: Budget): readonly Sheet[] {
  collectStyles(xml, styles, budget);
  const context = { styles, formats: formatTable(new Map(), false) };
  const sheets: Sheet[] = [];
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event !== "open" || xml.name() === "spreadsheet") continue;
    if (xml.name() === "table") {
      budget.sheet();
      sheets.push(readTable(xml, context, budget));
    } else skipElement(xml);
  }
  return sheets;
}
