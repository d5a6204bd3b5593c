import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { cellAddress } from "../decode/address.ts";
import { readRange } from "../decode/read-address.ts";
import { cellAt, isBlank } from "../match/sheet-cells.ts";
import type { TableMatch } from "../match/table-match.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Rows looked at, and part of them that hold something in a column nobody has named. */
const SAMPLE = 200;
const MANY = 0.5;

/**
 * Notes on columns of a table, and the one to its right, in which something stands though they have no header. Not where rows
 * stand beside their columns: that says it already.
 */
export function columnsWithoutHeader({ workbook, match, found }: ReturnToSense): Finding[] {
  const askew = new Set(found.flatMap(({ code, place }) => (code === "row-out-of-line" ? [place.table] : [])));
  return match.tables
    .filter(({ table, orientation }) => orientation === undefined && !askew.has(table))
    .flatMap((table) => withoutHeader(table, workbook.sheets[table.sheetIndex]));
}

function withoutHeader(table: TableMatch, sheet: ReturnToSense["workbook"]["sheets"][number] | undefined): Finding[] {
  const range = readRange(table.range);
  if (sheet === undefined || range === undefined) return [];
  const used = new Set(table.columns.map(({ index }) => index));
  const rows = table.bodyRows.slice(0, SAMPLE);
  const isNamed = (index: number) =>
    used.has(index) || table.headerRows.some((row) => !isBlank(cellAt(sheet, row, index)));
  return Array.from({ length: range.right - range.left + 2 }, (_, step) => range.left + step).flatMap((index) => {
    const filled = isNamed(index) ? [] : rows.filter((row) => !isBlank(cellAt(sheet, row, index)));
    const [first] = filled;
    if (first === undefined || filled.length < MANY * rows.length) return [];
    const place = { sheet: table.sheet, table: table.table, cell: cellAddress(first, index) };
    return [finding("column-without-header", place, {})];
  });
}
