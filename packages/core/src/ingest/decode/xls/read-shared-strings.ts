import type { Budget } from "../budget.ts";
import { textCell } from "../cells.ts";
import type { Cell } from "../workbook.ts";
import { characters } from "./biff-text.ts";

const WIDE = 1;
const EXTENDED = 4;
const RICH = 8;

/** Reads through the data of a record and those that continue it, as if it were one. */
interface Pieces {
  atEnd(): boolean;
  /** At most `count` bytes, and none from beyond the piece that was last read in, of which none may be left. */
  some(count: number): Uint8Array;
  number(bytes: number): number;
  skip(count: number): void;
}

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
  const text = readCharacters(pieces, length, (flags & WIDE) === WIDE);
  pieces.skip(runs * 4 + extra);
  return text;
}

/** Where a text goes on in the next record, that record says anew how wide its characters are. */
function readCharacters(pieces: Pieces, length: number, startsWide: boolean): string {
  let text = "";
  let wide = startsWide;
  for (;;) {
    const bytes = pieces.some((length - text.length) * (wide ? 2 : 1));
    text += characters(bytes, wide);
    if (text.length >= length || pieces.atEnd()) return text;
    wide = (pieces.number(1) & WIDE) === WIDE;
  }
}

function openPieces(data: readonly DataView[]): Pieces {
  let piece = 0;
  let at = 0;
  const settle = () => {
    while (piece < data.length && at >= (data[piece]?.byteLength ?? 0)) {
      piece += 1;
      at = 0;
    }
  };
  const some = (count: number) => {
    const view = data[piece];
    if (view === undefined) return new Uint8Array(0);
    const length = Math.min(count, view.byteLength - at);
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
    at += length;
    return bytes;
  };
  const atEnd = () => {
    settle();
    return piece >= data.length;
  };
  const number = (bytes: number) => {
    let value = 0;
    for (let place = 0; place < bytes && !atEnd(); place += 1) value += (some(1)[0] ?? 0) * 256 ** place;
    return value;
  };
  const skip = (count: number) => {
    for (let left = count; left > 0 && !atEnd(); ) left -= some(left).length;
  };
  return { atEnd, some, number, skip };
}
