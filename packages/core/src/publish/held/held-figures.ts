import type { Figure } from "../figure.ts";
import { addFigure, columnsInOrder, type FigureColumns, figureAt, openColumns } from "./figure-columns.ts";
import { FigureCursor } from "./figure-cursor.ts";
import { figureId } from "./figure-id.ts";
import type { Figures } from "./figures.ts";
import { orderById } from "./order-by-id.ts";

/**
 * Figures held by column, in order of id: an object for each of hundreds of thousands takes ten times the memory. They are
 * made when they are asked for, each time anew.
 */
export interface HeldFigures extends Figures {
  readonly columns: FigureColumns;
}

/** Takes figures one at a time. */
export interface FigureKeeper {
  /** Its id is taken to be that of its parts, see `figureId`. */
  add(figure: Figure): void;
  held(): HeldFigures;
}

/** No figures yet. */
export function openFigures(): FigureKeeper {
  const keepers = openColumns();
  return {
    add: (figure) => addFigure(keepers, figure),
    held: () => ofColumns(columnsInOrder(keepers, orderById(keepers))),
  };
}

/** The same figures held by column. Throws a `RangeError` for one whose id is not made of its parts. */
export function heldFigures(figures: Figures): HeldFigures {
  if (isHeld(figures)) return figures;
  const keeper = openFigures();
  for (const figure of figures) {
    if (figure.figure !== figureId(figure)) throw new RangeError(`${figure.figure} is not the id of its parts`);
    keeper.add(figure);
  }
  return keeper.held();
}

function isHeld(figures: Figures): figures is HeldFigures {
  return "columns" in figures;
}

function ofColumns(columns: FigureColumns): HeldFigures {
  const { length } = columns.collection.codes;
  return {
    columns,
    length,
    filter(wanted) {
      const cursor = new FigureCursor(columns);
      const found: Figure[] = [];
      for (let row = 0; row < length; row += 1) {
        if (wanted(cursor.moveTo(row))) found.push(figureAt(columns, row));
      }
      return found;
    },
    *[Symbol.iterator]() {
      for (let row = 0; row < length; row += 1) yield figureAt(columns, row);
    },
  };
}
