import { cellAddress, rangeAddress } from "../../ingest/decode/address.ts";
import { transitional, XML_DECLARATION } from "../../marking/parts/vocabulary.ts";
import { escapeText } from "../../marking/xml/escape.ts";
import type { BookCell, BookColumn, BookSheet } from "./book.ts";
import { entriesXml } from "./entries-xml.ts";
import { rowHeight } from "./row-height.ts";
import type { SharedTexts } from "./shared-texts.ts";
import type { StyleOf } from "./styles-xml.ts";

/** What a sheet's part has besides the sheet. */
export interface SheetFrame {
  readonly styleOf: StyleOf;
  readonly texts: SharedTexts;
  readonly isActive: boolean;
  /** Stands at the foot of every printed page, on the left. */
  readonly footer: string;
}

/** Where a guarded sheet may still be made to fit: cells coloured, columns and rows drawn wider. */
const GUARD = '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0"/>';
const MARGINS = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.75" header="0.3" footer="0.3"/>';
/** A4, turned, and as many pages down as it takes. */
const PAGE = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
const LONGEST_FOOTER = 200;

/** Some 300 KB of text. */
const ROWS_A_PIECE = 1000;

/** A worksheet part in pieces, its elements in the order that ECMA-376 18.3.1.99 asks for. */
export function* sheetXml(sheet: BookSheet, frame: SheetFrame): Generator<string, void, void> {
  const { rows, columns, guarded = false, table, entries = [] } = sheet;
  yield `${XML_DECLARATION}<worksheet xmlns="${transitional.main}" xmlns:r="${transitional.links}">\
<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${extent(rows)}"/>${viewXml(sheet, frame.isActive)}\
<sheetFormatPr defaultRowHeight="15"/>${columnsXml(columns, frame.styleOf)}<sheetData>`;
  for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
    const some = rows.slice(from, from + ROWS_A_PIECE);
    yield some.map((row, index) => rowXml(row, from + index, { columns, ...frame })).join("");
  }
  yield `</sheetData>${guarded ? GUARD : ""}${entriesXml(entries)}${MARGINS}${PAGE}${footerXml(frame.footer)}\
${table === undefined ? "" : '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'}</worksheet>`;
}

function extent(rows: BookSheet["rows"]): string {
  const right = rows.reduce((most, { length }) => Math.max(most, length - 1), 0);
  return rangeAddress({ top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right });
}

function viewXml({ frozen, cursor, isPage = false }: BookSheet, isActive: boolean): string {
  const cell = cursor === undefined ? "A1" : cellAddress(cursor.row, cursor.column);
  const selection = `activeCell="${cell}" sqref="${cell}"`;
  const shown = `${isPage ? ' showGridLines="0"' : ""}${isActive ? ' tabSelected="1"' : ""}`;
  return `<sheetViews><sheetView${shown} workbookViewId="0">${panesXml(frozen, selection)}</sheetView></sheetViews>`;
}

function panesXml(frozen: BookSheet["frozen"], selection: string): string {
  if (frozen === undefined) return `<selection ${selection}/>`;
  const { rows, columns } = frozen;
  const pane = columns > 0 ? "bottomRight" : "bottomLeft";
  const across = columns > 0 ? ` xSplit="${columns}"` : "";
  const corners = columns > 0 ? '<selection pane="topRight"/><selection pane="bottomLeft"/>' : "";
  return `<pane${across} ySplit="${rows}" topLeftCell="${cellAddress(rows, columns)}" activePane="${pane}" state="frozen"/>${corners}<selection pane="${pane}" ${selection}/>`;
}

function columnsXml(columns: readonly BookColumn[], styleOf: StyleOf): string {
  if (columns.length === 0) return "";
  const each = columns.map(({ width, hidden, format }, index) => {
    const style = format === undefined ? "" : ` style="${styleOf("plain", format)}"`;
    const shown = hidden === true ? ' hidden="1"' : "";
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${style}${shown} customWidth="1"/>`;
  });
  return `<cols>${each.join("")}</cols>`;
}

type RowFrame = Pick<BookSheet, "columns"> & Pick<SheetFrame, "styleOf" | "texts">;

function rowXml(row: readonly (BookCell | undefined)[], index: number, { columns, styleOf, texts }: RowFrame): string {
  const cells = row.map((cell, column) => {
    if (cell === undefined) return "";
    const start = `<c r="${cellAddress(index, column)}" s="${styleOf(cell.look, cell.format)}"`;
    return `${start}${contentXml(cell, texts)}`;
  });
  const xml = cells.join("");
  return xml === "" ? "" : `<row r="${index + 1}" ht="${rowHeight(row, columns)}">${xml}</row>`;
}

function contentXml({ value }: BookCell, texts: SharedTexts): string {
  if (value === undefined) return "/>";
  if (typeof value === "number") return `><v>${value}</v></c>`;
  return ` t="s"><v>${texts.placeOf(value)}</v></c>`;
}

function footerXml(footer: string): string {
  const left = footer.slice(0, LONGEST_FOOTER).toWellFormed().replaceAll("&", "&&");
  return `<headerFooter><oddFooter>${escapeText(`&L${left}&R&A, page &P of &N`)}</oddFooter></headerFooter>`;
}
