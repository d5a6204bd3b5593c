import { cellAddress } from "../../ingest/decode/address.ts";
import { type Vocabulary, XML_DECLARATION } from "../parts/vocabulary.ts";
import type { StyleBook } from "../styles/style-book.ts";
import { escapeAttribute, escapeText } from "../xml/escape.ts";
import { MARK, recordLines } from "./marking-sheet.ts";
import type { ToFixCell, ToFixRows } from "./to-fix-rows.ts";

/** In characters: where, what was found, what to do, value, severity; behind them, hidden, the mark. */
const WIDTHS = [26, 60, 60, 24, 10];
const MARK_COLUMN = WIDTHS.length;
/** Heights in points. */
const LINE = 15;
const HIGHEST = 405;
const TITLE_LINES = 1.4;
const TAB_COLOUR = "FFC00000";

/** The part of the sheet that is added: texts are in it and nothing outside it is needed but the styles. */
export function toFixSheet({ rows, frozen }: ToFixRows, styles: StyleBook, { main }: Vocabulary): string {
  const hidden = [MARK, ...recordLines(styles.record())];
  const all = Array.from({ length: Math.max(rows.length, hidden.length) }, (_, row) =>
    rowXml(row, rows[row] ?? [], hidden[row], styles),
  );
  const links = rows.flatMap((cells, row) => cells.flatMap((cell, column) => linkXml(cell, cellAddress(row, column))));
  const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `${XML_DECLARATION}<worksheet xmlns="${main}">\
<sheetPr><tabColor rgb="${TAB_COLOUR}"/><pageSetUpPr fitToPage="1"/></sheetPr>\
<sheetViews><sheetView workbookViewId="0">${pane}<selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols>${columnsXml()}</cols><sheetData>${all.join("")}</sheetData>\
${links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`}\
<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>\
<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function columnsXml(): string {
  const shown = WIDTHS.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${shown.join("")}<col min="${MARK_COLUMN + 1}" max="${MARK_COLUMN + 1}" width="10" hidden="1" customWidth="1"/>`;
}

function rowXml(row: number, cells: readonly ToFixCell[], hidden: string | undefined, styles: StyleBook): string {
  const all = cells.map(({ text, look }, column) => cellXml(row, column, text, styles.own(look)));
  if (hidden !== undefined) all.push(cellXml(row, MARK_COLUMN, hidden, styles.own("plain")));
  const height = Math.min(LINE * Math.max(1, ...cells.map(linesOf)), HIGHEST);
  const custom = height === LINE ? "" : ` ht="${height}" customHeight="1"`;
  return all.length === 0 ? "" : `<row r="${row + 1}"${custom}>${all.join("")}</row>`;
}

/** Not every program makes rows high enough for wrapped text, so the lines are counted here. */
function linesOf({ text, look }: ToFixCell, column: number): number {
  if (look === "plain") return 1;
  if (look === "title") return TITLE_LINES;
  const width = WIDTHS[column] ?? 1;
  return text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / width)), 0);
}

function cellXml(row: number, column: number, text: string, style: number): string {
  const address = cellAddress(row, column);
  if (text === "") return `<c r="${address}" s="${style}"/>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

function linkXml({ link, text }: ToFixCell, address: string): string[] {
  if (link === undefined) return [];
  return [`<hyperlink ref="${address}" location="${escapeAttribute(link)}" display="${escapeAttribute(text)}"/>`];
}
