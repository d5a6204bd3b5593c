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

/** Of a blank cell, that of the first in its row: a row is where its first cell is. */
function placeIn(row: readonly (RelaidCell | undefined)[] = [], column: number): CellPlace {
  return row[column] ?? row.find((cell) => cell !== undefined) ?? { row: 0, column: 0 };
}

/** All places that a range of a relaid view was laid out from. */
export function placesIn({ cells }: Relaid, { top, left, bottom, right }: Range): CellPlace[] {
  return cells
    .slice(top, bottom + 1)
    .flatMap((row) => row.slice(left, right + 1).flatMap((place) => (place === undefined ? [] : [place])));
}
