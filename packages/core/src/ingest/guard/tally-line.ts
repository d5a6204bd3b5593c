import { foldText } from "../match/fold-text.ts";
import { cellText } from "../match/sheet-cells.ts";
import type { LineCell, SheetLine } from "./sheet-lines.ts";

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

/**
 * Counts the cells of a line that hold an identifier; undefined where none does, and where `isWorth` says of the header
 * above the first found that it does not matter how many there are.
 */
export function tallyLine(
  { cells, filled }: Pick<SheetLine, "cells" | "filled">,
  read: IdentifierReader,
  isWorth: (headers: readonly string[]) => boolean = () => true,
): Tally | undefined {
  const distinct = new Set<string>();
  const above: LineCell[] = [];
  let headers: readonly string[] = [];
  let [before, count, first, last] = [0, 0, 0, 0];
  for (const cell of cells()) {
    const value = read(cell);
    if (value === undefined) {
      if (count > 0) continue;
      before += 1;
      above.push(cell);
      if (above.length > HEADER_CELLS) above.shift();
      continue;
    }
    if (count === 0) {
      headers = above.map(folded);
      if (!isWorth(headers)) return undefined;
      first = cell.place;
    }
    distinct.add(value);
    count += 1;
    last = cell.place;
  }
  return count === 0 ? undefined : { cells: count, distinct, filled: filled - before, headers, first, last };
}

function folded({ cell }: LineCell): string {
  return foldText(cellText(cell).slice(0, LONGEST_HEADER));
}
