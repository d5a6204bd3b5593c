import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { cellAddress, columnLetters } from "../decode/address.ts";
import type { Range, Sheet, Stretch } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import { tableExtent } from "./place-extent.ts";
import { isBlank } from "./sheet-cells.ts";
import { sourceOf } from "./sheet-view.ts";

/** A note on each table of which rows or columns are hidden, as by a filter, and something stands in them. */
export function hiddenCells(taken: readonly Candidate[]): Finding[] {
  const parts = Map.groupBy(taken, ({ place }) => `${place.sheetIndex} ${place.table}`);
  return [...parts.values()].flatMap((candidates) => {
    const [first] = candidates;
    if (first === undefined) return [];
    const { table, sheet } = first.place;
    const { rows, columns } = hiddenIn(sourceOf(sheet), candidates.map(tableExtent));
    const [row, column] = [rows[0], columns[0]];
    if (row === undefined && column === undefined) return [];
    const at = row ?? column;
    const cell = at === undefined ? "" : cellAddress(at.row, at.column);
    const named = {
      row: row === undefined ? "" : String(row.row + 1),
      column: column === undefined ? "" : columnLetters(column.column),
    };
    return [
      finding(
        "hidden-cells",
        { sheet: sheet.name, table, cell },
        { rows: rows.length, columns: columns.length, ...named },
      ),
    ];
  });
}

/** The first cell in which something stands, of a row or column. */
interface FirstCell {
  readonly row: number;
  readonly column: number;
}

function hiddenIn(sheet: Sheet, extents: readonly Range[]): Readonly<Record<"rows" | "columns", readonly FirstCell[]>> {
  const { hidden = { rows: [], columns: [] } } = sheet;
  const found = { rows: new Map<number, FirstCell>(), columns: new Map<number, FirstCell>() };
  for (const extent of extents) {
    for (const row of within(hidden.rows, extent.top, extent.bottom)) {
      const first = firstIn(sheet, { ...extent, top: row, bottom: row });
      if (first !== undefined && !found.rows.has(row)) found.rows.set(row, first);
    }
    for (const column of within(hidden.columns, extent.left, extent.right)) {
      const first = firstIn(sheet, { ...extent, left: column, right: column });
      if (first !== undefined && !found.columns.has(column)) found.columns.set(column, first);
    }
  }
  return { rows: [...found.rows.values()], columns: [...found.columns.values()] };
}

function within(stretches: readonly Stretch[], from: number, to: number): number[] {
  return stretches.flatMap(({ first, last }) => {
    const start = Math.max(first, from);
    return Array.from({ length: Math.max(0, Math.min(last, to) - start + 1) }, (_, step) => start + step);
  });
}

function firstIn({ rows }: Sheet, { top, bottom, left, right }: Range): FirstCell | undefined {
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (!isBlank(rows[row]?.[column])) return { row, column };
    }
  }
  return undefined;
}
