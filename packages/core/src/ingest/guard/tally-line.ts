import { foldText } from "../match/fold-text.ts";
import { cellText } from "../match/sheet-cells.ts";
import type { LineCell } from "./sheet-lines.ts";

/** What a cell identifies, in one spelling however it was typed; undefined where it identifies nothing. */
export type IdentifierReader = (cell: LineCell) => string | undefined;

/** What was found of one kind in one line. */
export interface Tally {
  /** Cells that hold one, and the different ones among them. */
  readonly cells: number;
  readonly distinct: ReadonlySet<string>;
  /** Cells that hold anything, from the first found on. */
  readonly filled: number;
  /** The cells before the first found, folded: its header, where it has one. */
  readonly headers: readonly string[];
  /** Where the first and the last found stand. */
  readonly first: number;
  readonly last: number;
}

/** A header is at most this many cells high. */
const HEADER_CELLS = 3;
const LONGEST_HEADER = 200;

/** Counts the cells of a line that hold an identifier; undefined where none does. */
export function tallyLine(cells: readonly LineCell[], read: IdentifierReader): Tally | undefined {
  const found: { value: string; index: number; place: number }[] = [];
  for (const [index, cell] of cells.entries()) {
    const value = read(cell);
    if (value !== undefined) found.push({ value, index, place: cell.place });
  }
  const [first] = found;
  if (first === undefined) return undefined;
  const above = cells.slice(Math.max(0, first.index - HEADER_CELLS), first.index);
  return {
    cells: found.length,
    distinct: new Set(found.map(({ value }) => value)),
    filled: cells.length - first.index,
    headers: above.map(({ cell }) => foldText(cellText(cell).slice(0, LONGEST_HEADER))),
    first: first.place,
    last: found.at(-1)?.place ?? first.place,
  };
}
