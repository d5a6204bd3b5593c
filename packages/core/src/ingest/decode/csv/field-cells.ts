import { textCell } from "../cells.ts";
import type { Cell } from "../workbook.ts";

/** Texts of a column that are kept; with more, they hardly come again. */
const MOST_KEPT = 4096;
/** Longer ones are prose. */
const LONGEST = 64;

/** A column's texts met so far, with their cells. */
interface Kept {
  readonly cells: Map<string, Cell>;
  /** How many have not come again, less those that have. */
  misses: number;
}

/**
 * Makes the cells of fields, by their place in a record. A column often holds the same few texts many times over:
 * cells have no address, so one will do. A column of which few come again is soon no longer looked up.
 */
export function fieldCells(): (field: number, text: string) => Cell | undefined {
  const columns: Kept[] = [];
  return (field, text) => {
    const kept = columns[field] ?? { cells: new Map<string, Cell>(), misses: 0 };
    columns[field] = kept;
    if (kept.misses > MOST_KEPT || text.length > LONGEST) return textCell(text);
    const known = kept.cells.get(text);
    kept.misses += known === undefined ? 1 : -1;
    if (known !== undefined) return known;
    const cell = textCell(text);
    if (cell !== undefined && kept.cells.size < MOST_KEPT) kept.cells.set(text, cell);
    if (kept.misses > MOST_KEPT) kept.cells.clear();
    return cell;
  };
}
