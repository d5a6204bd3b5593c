import { strToU8, zipSync } from "fflate";
import { cellAddress } from "../packages/core/src/ingest/decode/address.ts";
import type { Row } from "../packages/core/src/ingest/normalise/normalised.ts";
import { madeRows, madeTable } from "./made-rows.ts";

/** A cell as a spreadsheet program stores it and as it shows it. */
interface MadeCell {
  readonly type: "text" | "number" | "error";
  readonly stored: string;
  readonly shown: string;
  /** Number of its style in the workbook. */
  readonly style: number;
}

const columns = Object.entries(madeTable.columns);
const DAY = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** Rows of the made-up table as a workbook, laid down as Excel does it: texts shared, numbers formatted, dates as serials. */
export function madeXlsx(rows: number): Uint8Array {
  const texts = new Map<string, number>();
  const indexOf = (text: string) => {
    const index = texts.get(text) ?? texts.size;
    texts.set(text, index);
    return index;
  };
  const cellXml = ({ type, stored, style }: MadeCell, row: number, column: number) => {
    const opening = `<c r="${cellAddress(row, column)}"${style > 0 ? ` s="${style}"` : ""}`;
    if (type === "number") return `${opening}><v>${stored}</v></c>`;
    return type === "error"
      ? `${opening} t="e"><v>${stored}</v></c>`
      : `${opening} t="s"><v>${indexOf(stored)}</v></c>`;
  };
  const rowsXml = madeCells(rows).map((cells, row) => {
    const xml = cells.map((cell, column) => cellXml(cell, row, column)).join("");
    return `<row r="${row + 1}" spans="1:${columns.length}">${xml}</row>`;
  });
  const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${rowsXml.join("")}</sheetData></worksheet>`;
  const items = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`);
  const strings = `<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join("")}</sst>`;
  const parts = { ...frame(), "xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(`${HEAD}${xml}`)])));
}

/** The same rows as a CSV file. */
export function madeCsv(rows: number): Uint8Array {
  return strToU8(
    madeCells(rows)
      .map((cells) => `${cells.map(({ shown }) => shown).join(",")}\r\n`)
      .join(""),
  );
}

function madeCells(rows: number): MadeCell[][] {
  const header = columns.map(([, { headers }]) => textOf(headers[0] ?? ""));
  return [header, ...madeRows(rows).rows.map(rowCells)];
}

function rowCells({ values }: Row): MadeCell[] {
  return columns.map(([id, { kind }]) => {
    const { value = null, shown = "" } = values[id] ?? {};
    if (value === null) return kind === "text" ? { ...textOf("#N/A"), type: "error" } : textOf("see note");
    if (kind === "date") return { type: "number", stored: String(serial(shown)), shown: british(shown), style: 1 };
    if (typeof value === "string") return textOf(shown);
    return { type: "number", stored: shown, shown, style: kind === "count" ? 2 : 3 };
  });
}

function textOf(text: string): MadeCell {
  return { type: "text", stored: text, shown: text, style: 0 };
}

function serial(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - EXCEL_EPOCH) / DAY;
}

function british(day: string): string {
  return day.split("-").reverse().join("/");
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The small parts: one sheet; dates, whole numbers and pounds with pence. */
function frame(): Record<string, string> {
  const formats = [0, 14, 3, 4].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
  const link = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${LINK}/${type}" Target="${target}"/>`;
  const links = (...all: string[]) => `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
  const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${content}.${type}+xml"/>`;
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("workbook", "sheet.main")}${part("worksheets/sheet1", "worksheet")}${part("styles", "styles")}${part("sharedStrings", "sharedStrings")}</Types>`,
    "_rels/.rels": links(link(1, "officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": links(
      link(1, "worksheet", "worksheets/sheet1.xml"),
      link(2, "styles", "styles.xml"),
      link(3, "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${LINK}"><sheets><sheet name="Invoices" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><cellXfs count="${formats.length}">${formats.join("")}</cellXfs></styleSheet>`,
  };
}
