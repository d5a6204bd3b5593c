import { cellAddress } from "../decode/address.ts";
import type { Cell, Range, Sheet } from "../decode/workbook.ts";
import { rangeBefore } from "./relaid-view.ts";
import type { FormField, MoneyPair, Orientation, Relaid } from "./table-match.ts";

/** Zero-based. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * A sheet as the matcher reads it: as it stands, or with its cells in other places (turned over, say). Rows, columns and
 * merges are then those of the view; `origin` leads back, so that every address is that of the cell in the sheet.
 */
export interface SheetView extends Sheet {
  /** Absent where the view is the sheet itself. */
  readonly origin?: {
    readonly sheet: Sheet;
    readonly orientation: Orientation;
    /** The labels and values of a form. */
    readonly fields?: readonly FormField[];
    /** How the cells of the sheet are laid out again. */
    readonly relaid?: Relaid;
    /** The columns of money that are read as one. */
    readonly pair?: MoneyPair;
    readonly placeOf: (row: number, column: number) => CellPlace;
  };
}

/** The sheet itself. */
export function sourceOf(view: SheetView): Sheet {
  return view.origin?.sheet ?? view;
}

/** A1 of a cell of a view, as it is in the sheet. */
export function addressIn(view: SheetView, row: number, column: number): string {
  const place = view.origin?.placeOf(row, column) ?? { row, column };
  return cellAddress(place.row, place.column);
}

/** The row of the sheet, zero-based, in which a cell of a view stands. */
export function originRow({ origin }: SheetView, row: number, column: number): number {
  return origin === undefined ? row : origin.placeOf(row, column).row;
}

/** The least range of the sheet that holds all cells of a range of a view. */
export function rangeIn({ origin }: SheetView, range: Range): Range {
  if (origin === undefined) return range;
  if (origin.relaid !== undefined) return rangeBefore(origin.relaid, range);
  const { top, left, bottom, right } = range;
  const corners = [left, right].flatMap((column) => [origin.placeOf(top, column), origin.placeOf(bottom, column)]);
  const places = (origin.fields ?? []).slice(left, right + 1).flatMap(({ label, value }) => [label, value]);
  if (origin.fields === undefined) places.push(...corners);
  return {
    top: Math.min(...places.map(({ row }) => row)),
    left: Math.min(...places.map(({ column }) => column)),
    bottom: Math.max(...places.map(({ row }) => row)),
    right: Math.max(...places.map(({ column }) => column)),
  };
}

/** A sheet is turned over down to this row and as far as this column: headers that stand down a column are few. */
const MOST_ROWS = 1000;
const MOST_COLUMNS = 5000;

/** A sheet turned over its diagonal: its columns are rows, so that headers that stand down a column stand across. */
export function turnSheet(sheet: Sheet): SheetView {
  const rows: (Cell | undefined)[][] = [];
  for (const [index, row] of sheet.rows.slice(0, MOST_ROWS).entries()) {
    for (const [column, cell] of (row ?? []).slice(0, MOST_COLUMNS).entries()) {
      if (cell === undefined) continue;
      rows[column] ??= [];
      const turned = rows[column];
      while (turned.length < index) turned.push(undefined);
      turned.push(cell);
    }
  }
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows: Array.from(rows, (row) => row),
    merges: sheet.merges
      .filter(({ top, left }) => top < MOST_ROWS && left < MOST_COLUMNS)
      .map(({ top, left, bottom, right }) => ({ top: left, left: top, bottom: right, right: bottom })),
    origin: { sheet, orientation: "columns", placeOf: (row, column) => ({ row: column, column: row }) },
  };
}
