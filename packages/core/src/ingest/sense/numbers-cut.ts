import type { Collection } from "../../collections/define-collection.ts";
import type { FindingCode } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rangeAddress } from "../decode/address.ts";
import type { Sheet } from "../decode/workbook.ts";
import { cellAt, cellText, isBlank } from "../match/sheet-cells.ts";
import type { TableMatch } from "../match/table-match.ts";
import { columnTitle } from "../validate/column-title.ts";
import type { Cause } from "./cause.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Of the rows with a cell too many, the part that a number in two parts explains: the others may have commas elsewhere. */
const MOST = 0.5;
/** One to three digits, and three more with whatever ends a number; no nought in front of either but in the second. */
const HEAD = /^[-(]?\s*\u00a3?\s*-?[1-9]\d{0,2}$/;
const TAIL = /^\d{3}(?:\.\d+)?\s*(?:\)|-|CR|DR)?$/i;
const FOUR_DIGITS = /^\D*\d{4}/;
/** A part in the middle: more of the number follows. */
const MIDDLE = /^\d{3}$/;

/**
 * In text with commas between its cells, commas in numbers cut them in two unless they are in quotes: `1,250.00` is then 1,
 * and 250.00 in the next cell. Known by rows that are a cell longer than the header, with such parts in one column of numbers,
 * while no other row has a number of four digits there.
 */
export function numbersCut({ workbook, match, collection }: ReturnToSense): Cause[] {
  if (workbook.format !== "csv") return [];
  return match.tables.flatMap((table) => {
    const sheet = workbook.sheets[table.sheetIndex];
    return sheet === undefined || table.orientation !== undefined ? [] : cutIn(table, sheet, collection);
  });
}

function cutIn(table: TableMatch, sheet: Sheet, { tables }: Collection): Cause[] {
  const definition = tables[table.table];
  const last = Math.max(...table.headerRows.map((row) => lastFilled(sheet, row)));
  const longer = table.bodyRows.filter((row) => lastFilled(sheet, row) > last && !isMoved(row, table, sheet));
  if (definition === undefined || longer.length === 0) return [];
  for (const { column, index } of table.columns.toSorted((one, other) => one.index - other.index)) {
    const kind = definition.columns[column]?.kind;
    if (kind !== "count" && kind !== "amount" && kind !== "rate") continue;
    const textAt = (row: number, at: number) => cellText(cellAt(sheet, row, at));
    const cut = longer.filter((row) => HEAD.test(textAt(row, index)) && TAIL.test(textAt(row, index + 1)));
    const rows = new Set(cut);
    const hasOthers = table.bodyRows.some((row) => !rows.has(row) && FOUR_DIGITS.test(textAt(row, index)));
    const [first] = cut;
    if (first === undefined || cut.length < MOST * longer.length || hasOthers) continue;
    let right = index + 1;
    while (MIDDLE.test(textAt(first, right)) && TAIL.test(textAt(first, right + 1))) right += 1;
    const cell = rangeAddress({ top: first, bottom: first, left: index, right });
    const parts = Array.from({ length: right - index + 1 }, (_, step) => textAt(first, index + step));
    const place = { sheet: table.sheet, cell, row: first + 1, column, table: table.table };
    const facts = { title: columnTitle(definition, column), rows: cut.length, parts };
    return [
      {
        finding: finding("numbers-cut", place, facts),
        explains: ({ place: other, code }) =>
          other.table === table.table && (rows.has((other.row ?? 0) - 1) || OF_ALL_ROWS.has(code)),
      },
    ];
  }
  return [];
}

/** True for a row with an empty cell where others have one: its cells were moved, and nothing in it was cut. */
function isMoved(row: number, { columns, bodyRows }: TableMatch, sheet: Sheet): boolean {
  const isHole = (index: number) =>
    isBlank(cellAt(sheet, row, index)) &&
    bodyRows.every((other) => other === row || !isBlank(cellAt(sheet, other, index)));
  return bodyRows.length > 1 && columns.some(({ index }) => isHole(index));
}

/** Said of a column or a table as a whole, though some rows only are at fault. */
const OF_ALL_ROWS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "wrong-column",
  "total-differs",
  "column-without-header",
]);

function lastFilled({ rows }: Sheet, row: number): number {
  return rows[row]?.findLastIndex((cell) => !isBlank(cell)) ?? -1;
}
