import { textCell } from "../cells.ts";
import type { Cell } from "../workbook.ts";

/** Texts of a column that are kept; with more, they hardly come again. */
const MOST_KEPT = 4096;
/** Longer ones are prose. */
const LONGEST = 64;
/** FNV-1a: the usual start and factor, and as many bits as the engine keeps in no room of their own. */
const [START, FACTOR, BITS] = [0x811c9dc5, 0x01000193, 0x3fffffff];

/** A field as a part of a text. One may be used for all fields, one after another. */
export interface Cut {
  text: string;
  start: number;
  end: number;
}

/** A column's texts met so far, with their cells. */
interface Kept {
  /** By a number made of the text: of two that share it, the first is kept. */
  readonly cells: Map<number, Cell>;
  /** How many have not come again, less those that have. */
  misses: number;
}

/**
 * Makes the cells of fields, by their place in a record. A column often holds the same few texts many times over:
 * cells have no address, so one will do, and it is found without cutting the text out. A column of which few come again
 * is soon no longer looked up.
 */
export function fieldCells(): (field: number, cut: Cut) => Cell | undefined {
  const columns: (Kept | undefined)[] = [];
  const open = (field: number): Kept => {
    const kept = { cells: new Map<number, Cell>(), misses: 0 };
    columns[field] = kept;
    return kept;
  };
  return (field, cut) => {
    const { text, start, end } = cut;
    if (start === end) return undefined;
    const kept = columns[field] ?? open(field);
    return kept.misses > MOST_KEPT || end - start > LONGEST ? fieldCell(text.slice(start, end)) : cellOf(kept, cut);
  };
}

function cellOf(kept: Kept, cut: Cut): Cell | undefined {
  const hash = hashOf(cut);
  const known = kept.cells.get(hash);
  if (known !== undefined && isSame(String(known.value), cut)) {
    kept.misses -= 1;
    return known;
  }
  kept.misses += 1;
  const cell = fieldCell(cut.text.slice(cut.start, cut.end));
  if (cell !== undefined && known === undefined && kept.cells.size < MOST_KEPT) kept.cells.set(hash, cell);
  if (kept.misses > MOST_KEPT) kept.cells.clear();
  return cell;
}

/** `="00123"` is how programs keep Excel from taking a text for a number: what it shows is the text. */
function fieldCell(text: string): Cell | undefined {
  const [, shown] = text.startsWith('="') ? (AS_FORMULA.exec(text) ?? []) : [];
  return textCell(shown === undefined ? text : shown.replaceAll('""', '"'));
}

const AS_FORMULA = /^="((?:[^"]|"")*)"\s*$/;

function hashOf({ text, start, end }: Cut): number {
  let hash = START;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FACTOR);
  return hash & BITS;
}

function isSame(known: string, { text, start, end }: Cut): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at += 1) {
    if (known.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}
