import type { Budget } from "../budget.ts";
import { textCell } from "../cells.ts";
import type { Cell } from "../workbook.ts";
import { openPieces, type Pieces, readCharacters } from "./text-pieces.ts";

const EXTENDED = 4;
const RICH = 8;

/**
 * Reads the shared strings record and its continuations (MS-XLS 2.4.265). How many there should
 * be is not looked at: what is there is read, and a text that breaks off is left out.
 */
export function readSharedStrings(data: readonly DataView[], budget: Budget): readonly (Cell | undefined)[] {
  const pieces = openPieces(data);
  const cells: (Cell | undefined)[] = [];
  pieces.skip(8);
  while (!pieces.atEnd()) {
    budget.kept(1);
    cells.push(textCell(readString(pieces)));
  }
  return cells;
}

function readString(pieces: Pieces): string {
  const length = pieces.number(2);
  const flags = pieces.number(1);
  const runs = (flags & RICH) === 0 ? 0 : pieces.number(2);
  const extra = (flags & EXTENDED) === 0 ? 0 : pieces.number(4);
  const text = readCharacters(pieces, length, flags);
  pieces.skip(runs * 4 + extra);
  return text;
}
