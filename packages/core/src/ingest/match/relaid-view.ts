import type { Cell, Range, Sheet } from "../decode/workbook.ts";
import { cellAt } from "./sheet-cells.ts";
import type { CellPlace, SheetView } from "./sheet-view.ts";
import type { Relaid, RelaidCell } from "./table-match.ts";

/** A sheet with its cells laid out again: each as it is, or with the words that are its part of a text. */
export function relaidView(sheet: Sheet, relaid: Relaid): SheetView {
  const { headers, cells, merges } = relaid;
  const placeOf = (row: number, column: number): CellPlace => placeIn(cells[row], column);
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows: cells.map((row, at) =>
      Array.from(row, (place) => (place === undefined ? undefined : cellOf(sheet, place, at < headers))),
    ),
    merges,
    origin: { sheet, orientation: "relaid", relaid, placeOf },
  };
}

/** A value is shown as its cell shows it, and a header as it is read. */
function cellOf(sheet: Sheet, { row, column, text }: RelaidCell, isHeader: boolean): Cell | undefined {
  const cell = cellAt(sheet, row, column);
  if (text === undefined) return cell;
  return { kind: "text", value: text, shown: isHeader ? text : (cell?.shown ?? text) };
}

/** Of a cell for which there is none in the sheet, that of the first in its row: a row is where its first cell is. */
function placeIn(row: readonly (RelaidCell | undefined)[] = [], column: number): CellPlace {
  return row[column] ?? row.find((cell) => cell !== undefined) ?? { row: 0, column: 0 };
}

/** The least range of the sheet from which a range of a relaid view was laid out. */
export function rangeBefore({ cells }: Relaid, range: Range): Range {
  let [top, left, bottom, right] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (const row of cells.slice(range.top, range.bottom + 1)) {
    for (const place of row.slice(range.left, range.right + 1)) {
      if (place === undefined) continue;
      [top, left] = [Math.min(top, place.row), Math.min(left, place.column)];
      [bottom, right] = [Math.max(bottom, place.row), Math.max(right, place.column)];
    }
  }
  return top > bottom ? { top: 0, left: 0, bottom: 0, right: 0 } : { top, left, bottom, right };
}
