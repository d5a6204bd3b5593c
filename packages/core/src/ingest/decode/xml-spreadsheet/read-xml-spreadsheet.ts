import type { Budget } from "../budget.ts";
import { type Grid, openGrid, sheetOf } from "../grid.ts";
import { formatTable } from "../number-format/format-table.ts";
import type { Sheet, Workbook } from "../workbook.ts";
import { readXml, type XmlReader } from "../xml/xml-reader.ts";
import { namedFormat } from "./named-formats.ts";
import { readCell, type XmlCellContext } from "./read-xml-cell.ts";

/** Reads an XML spreadsheet of Excel 2002 and 2003 (SpreadsheetML 2003). Throws `Unreadable`. */
export function readXmlSpreadsheet(text: string, encoding: string, budget: Budget): Workbook {
  const xml = readXml([text], "xml", budget);
  const codes = new Map<string, string>();
  const formats = formatTable(new Map(), false);
  const context = { styleOf: (style: string) => formats.byCode(codes.get(style) ?? codes.get("Default") ?? "") };
  const sheets: Sheet[] = [];
  let style = "";
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event !== "open") continue;
    const name = xml.name();
    if (name === "Style") {
      budget.kept(1);
      style = xml.attribute("ID") ?? "";
      const parent = codes.get(xml.attribute("Parent") ?? "");
      if (parent !== undefined) codes.set(style, parent);
    } else if (name === "NumberFormat") codes.set(style, namedFormat(xml.attribute("Format") ?? ""));
    else if (name === "Worksheet") {
      budget.sheet();
      sheets.push(readWorksheet(xml, context, budget));
    }
  }
  return { format: "xml", encoding, sheets };
}

function readWorksheet(xml: XmlReader, context: XmlCellContext, budget: Budget): Sheet {
  const name = xml.attribute("Name") ?? "";
  const grid = openGrid(budget);
  let visibility: Sheet["visibility"] = "visible";
  let row = -1;
  let column = -1;
  let columns = 0;
  let skipRows = 0;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") continue;
    const element = xml.name();
    if (event === "close") {
      if (element === "Worksheet") break;
    } else if (element === "Row") {
      row = numberOf(xml, "Index", row + 2 + skipRows) - 1;
      skipRows = numberOf(xml, "Span", 0);
      column = -1;
      if (xml.attribute("Hidden") === "1") grid.hide("rows", row, row + skipRows);
    } else if (element === "Column") {
      columns = readColumns(xml, columns, grid);
    } else if (element === "Cell") {
      column = numberOf(xml, "Index", column + 2) - 1;
      const across = numberOf(xml, "MergeAcross", 0);
      const down = numberOf(xml, "MergeDown", 0);
      if (across + down > 0) grid.merge({ top: row, left: column, bottom: row + down, right: column + across });
      grid.put(Math.max(row, 0), column, readCell(xml, context));
      column += across;
    } else if (element === "Visible") visibility = visibilityOf(xml);
  }
  return sheetOf(grid, { name, visibility });
}

/** Columns that are alike; `next` is the one they begin at unless they say another. Gives the one after them. */
function readColumns(xml: XmlReader, next: number, grid: Grid): number {
  const first = numberOf(xml, "Index", next + 1) - 1;
  const last = first + numberOf(xml, "Span", 0);
  if (xml.attribute("Hidden") === "1") grid.hide("columns", first, last);
  return last + 1;
}

function visibilityOf(xml: XmlReader): Sheet["visibility"] {
  const text = xml.next() === "text" ? xml.text().trim() : "";
  if (text === "SheetVeryHidden") return "very hidden";
  return text === "SheetHidden" ? "hidden" : "visible";
}

function numberOf(xml: XmlReader, attribute: string, otherwise: number): number {
  const value = Number(xml.attribute(attribute));
  return Number.isSafeInteger(value) && value >= 0 && xml.attribute(attribute) !== undefined ? value : otherwise;
}
