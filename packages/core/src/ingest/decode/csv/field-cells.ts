import { textCell } from "../cells.ts";
import type { ColumnCells } from "../column-cells.ts";
import type { Cell } from "../workbook.ts";
import { type Cut, hashOf, isSame, numberIn } from "./cut.ts";

/** Texts of a column that are kept; with more, they hardly come again. */
const MOST_KEPT = 4096;
/** Longer ones are prose. */
const LONGEST = 64;
/** Makes the cells of fields, and knows their columns. */
export interface FieldCells {
  /** The cell of a field, by its record and its place there. Records come in order. */
  cellOf(record: number, field: number, cut: Cut): Cell | undefined;
  /** The columns so far; undefined where most of them is empty, which is not worth its room. */
  columns(): readonly ColumnCells[] | undefined;
}

/**
 * Makes the cells of fields, by their place in a record. A column often holds the same few texts many times over:
 * cells have no address, so one will do, and it is found without cutting the text out. A column of which few come again
 * is soon no longer looked up.
 */
export function fieldCells(): FieldCells {
  const columns: FilledColumn[] = [];
  let [filled, room, isHeld] = [0, 0, true];
  const open = (field: number): FilledColumn => {
    while (columns.length <= field) columns.push(openColumn());
    return columns[field] as FilledColumn;
  };
  const grow = (column: FilledColumn, record: number) => {
    const rows = roomFor(record);
    room += rows - column.firsts.length;
    isHeld = room <= FEW + SPARSE * filled;
    if (isHeld) column.firsts = longer(column.firsts, rows);
  };
  return {
    cellOf(record, field, cut) {
      if (cut.start === cut.end) return undefined;
      const column = columns[field] ?? open(field);
      filled += 1;
      if (isHeld && record >= column.firsts.length) grow(column, record);
      return fill(column, record, cut);
    },
    columns: () => (isHeld ? columns : undefined),
  };
}

/** Of so many rows for each cell most are empty. */
const SPARSE = 4;
/** So many are always held. */
const FEW = 65_536;

/** A column's texts met so far. */
interface FilledColumn {
  firsts: Uint32Array;
  numbers: Uint32Array;
  /** Its cells, by a number made of the text: of two that share it, the first is kept. */
  readonly known: Map<number, Known>;
  /** How many texts have not come again, less those that have. */
  misses: number;
}

interface Known extends Readonly<Cut> {
  readonly cell: Cell;
  readonly row: number;
}

function openColumn(): FilledColumn {
  return { firsts: new Uint32Array(), numbers: new Uint32Array(), known: new Map(), misses: 0 };
}

/** Half as much again as there are rows. */
function roomFor(row: number): number {
  return 16 + row + (row >> 1);
}

function longer(before: Uint32Array, length: number): Uint32Array {
  const after = new Uint32Array(length);
  after.set(before);
  return after;
}

/** The cell of a field, which is noted. */
function fill(column: FilledColumn, row: number, cut: Cut): Cell | undefined {
  const isLookedUp = column.misses <= MOST_KEPT && cut.end - cut.start <= LONGEST;
  const hash = isLookedUp ? hashOf(cut) : 0;
  const known = isLookedUp ? column.known.get(hash) : undefined;
  if (known !== undefined && isSame(known, cut)) {
    column.misses -= 1;
    note(column, row, known.row, 0);
    return known.cell;
  }
  const cell = fieldCell(cut);
  if (cell !== undefined) note(column, row, row, numberIn(cut));
  if (isLookedUp) {
    column.misses += 1;
    if (column.misses > MOST_KEPT) column.known.clear();
    else if (known === undefined && cell !== undefined) column.known.set(hash, knownOf(cell, row, cut));
  }
  return cell;
}

function knownOf(cell: Cell, row: number, { text, start, end }: Cut): Known {
  return { cell, row, text, start, end };
}

/** Notes which row is the first that has a cell, and what number that is. */
function note(column: FilledColumn, row: number, first: number, number: number): void {
  if (row >= column.firsts.length) return;
  column.firsts[row] = first + 1;
  if (number === 0) return;
  if (row >= column.numbers.length) column.numbers = longer(column.numbers, roomFor(row));
  column.numbers[row] = number;
}

/** `="00123"` is how programs keep Excel from taking a text for a number: what it shows is the text. */
function fieldCell(cut: Cut): Cell | undefined {
  const text = cut.text.slice(cut.start, cut.end);
  const [, shown] = text.startsWith('="') ? (AS_FORMULA.exec(text) ?? []) : [];
  return textCell(shown === undefined ? text : shown.replaceAll('""', '"'));
}

const AS_FORMULA = /^="((?:[^"]|"")*)"\s*$/;
