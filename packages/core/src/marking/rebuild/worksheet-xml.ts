import { cellAddress, rangeAddress } from "../../ingest/decode/address.ts";
import type { Range, Sheet } from "../../ingest/decode/workbook.ts";
import { transitional, XML_DECLARATION } from "../parts/vocabulary.ts";
import { COLUMNS, ROWS } from "../sheet/cell-marks.ts";
import type { CellStyles } from "./cell-styles.ts";
import { cellXml } from "./cell-xml.ts";

const MOST_MERGES = 2000;
const MEASURED_ROWS = 1000;
const NARROWEST = 9;
const WIDEST = 60;

/** A decoded sheet as a worksheet part: every cell at its address, columns wide enough to read, merges as they were. */
export function worksheetXml({ rows, merges }: Sheet, styles: CellStyles): string {
  const data = rows.slice(0, ROWS).map((cells, row) => rowXml(row, cells, styles));
  const merged = disjoint(merges).map((range) => `<mergeCell ref="${rangeAddress(range)}"/>`);
  return `${XML_DECLARATION}<worksheet xmlns="${transitional.main}">${columnsXml(rows)}<sheetData>${data.join("")}</sheetData>\
${merged.length === 0 ? "" : `<mergeCells count="${merged.length}">${merged.join("")}</mergeCells>`}</worksheet>`;
}

function rowXml(row: number, cells: Sheet["rows"][number], styles: CellStyles): string {
  const all = (cells ?? [])
    .slice(0, COLUMNS)
    .map((cell, column) => (cell === undefined ? "" : cellXml(cell, cellAddress(row, column), styles)));
  const xml = all.join("");
  return xml === "" ? "" : `<row r="${row + 1}">${xml}</row>`;
}

function columnsXml(rows: Sheet["rows"]): string {
  const widths: number[] = [];
  for (const cells of rows.slice(0, MEASURED_ROWS)) {
    for (const [column, cell] of (cells ?? []).slice(0, COLUMNS).entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell?.shown.length ?? 0);
    }
  }
  const columns = Array.from(widths, (width = 0, index) => {
    const wide = Math.min(Math.max(width + 2, NARROWEST), WIDEST);
    return `<col min="${index + 1}" max="${index + 1}" width="${wide}" customWidth="1"/>`;
  });
  return columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
}

/** Merges that overlap would make the file look damaged. */
function disjoint(merges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  for (const range of merges) {
    if (kept.length >= MOST_MERGES) break;
    const single = range.top === range.bottom && range.left === range.right;
    const fits = range.bottom < ROWS && range.right < COLUMNS && !single;
    if (fits && !kept.some((one) => overlap(one, range))) kept.push(range);
  }
  return kept;
}

function overlap(one: Range, other: Range): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}
