import type { Cell } from "./workbook.ts";

type Cells = (Cell | undefined)[];

/** A row that is being filled. */
export interface FilledRow {
  /** Starts a row: `kept`, which goes on being filled, or an empty one. */
  start(kept: Cells | undefined): void;
  /** Puts a cell in its place. False where one stood there. */
  put(column: number, cell: Cell): boolean;
  /** The cells put since `start`, in no more room than they need. */
  copy(): Cells;
}

/** Columns of a row that is filled in the one place for all. */
const MOST_IN_PLACE = 256;

/**
 * Fills one row after another, nearly always in one place: an array for each, that grows and is then thrown away, leaves
 * behind as much as is kept.
 */
export function fillRow(): FilledRow {
  const place: Cells = new Array(MOST_IN_PLACE).fill(undefined);
  let cells = place;
  /** Cells of the place in use. */
  let used = 0;
  const empty = () => {
    place.fill(undefined, 0, used);
    used = 0;
  };
  /** A row that is wider than the place goes on by itself. */
  const reach = (column: number) => {
    if (column < MOST_IN_PLACE) used = column + 1;
    else {
      cells = place.slice(0, used);
      empty();
    }
  };
  return {
    start(kept) {
      empty();
      cells = kept ?? place;
    },
    put(column, cell) {
      const isNew = cells[column] === undefined;
      if (cells === place && column >= used) reach(column);
      cells[column] = cell;
      return isNew;
    },
    copy: () => (cells === place ? place.slice(0, used) : cells.slice()),
  };
}
