import type { Budget } from "../budget.ts";
import { type FormatTable, formatTable } from "../number-format/format-table.ts";
import { type StyleLookup, styleLookup } from "../number-format/number-style.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import type { Zip } from "../zip/open-zip.ts";
import { readPart } from "../zip/read-part.ts";

/** Reads the number formats out of the styles part (ECMA-376 18.8); none where there is no such part. */
export function readStyles(zip: Zip, part: string | undefined, date1904: boolean, budget: Budget): StyleLookup {
  const xml = readPart(zip, part, { format: "xlsx", budget });
  if (xml === undefined) return styleLookup([]);
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  let inCodes = false;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    const name = event === "text" ? "" : xml.name();
    if (name === "cellXfs") inCellFormats = event === "open";
    if (name === "numFmts") inCodes = event === "open";
    if (event !== "open") continue;
    // Styles of conditions and tables have codes of their own, whose numbers may be those of others.
    if (name === "numFmt" && inCodes) readCode(xml, codes);
    if (name !== "xf" || !inCellFormats) continue;
    budget.kept(1);
    ids.push(Number(xml.attribute("numFmtId") ?? 0));
  }
  const formats: FormatTable = formatTable(codes, date1904);
  return styleLookup(ids.map((id) => formats.byId(id)));
}

function readCode(xml: XmlReader, codes: Map<number, string>): void {
  const code = xml.attribute("formatCode");
  if (code !== undefined) codes.set(Number(xml.attribute("numFmtId")), code);
}
