import { type HeldColumn, type HeldRows, heldOf, holdColumns, withHeld } from "./held-rows.ts";
import type { NormalisedTable } from "./normalised.ts";

/** One table of each id, with the rows of all its pieces in the order they come (one sheet a council, say). */
export function joinPieces(pieces: readonly NormalisedTable[]): NormalisedTable[] {
  return [...Map.groupBy(pieces, ({ table }) => table)].map(([table, same]) => {
    const [first] = same;
    if (first !== undefined && same.length === 1) return first;
    return withHeld({ table, totals: same.flatMap(({ totals }) => totals) }, joinHeld(same.map(heldOf)));
  });
}

function joinHeld(pieces: readonly HeldRows[]): HeldRows {
  const columns = new Set(pieces.flatMap((piece) => [...piece.columns.keys()]));
  return holdColumns({
    sheets: pieces.flatMap(({ sheets }) => sheets),
    numbers: pieces.flatMap(({ numbers }) => numbers),
    authorities: pieces.flatMap(({ authorities }) => authorities),
    columns: new Map([...columns].map((id) => [id, joinColumns(pieces, id)])),
  });
}

function joinColumns(pieces: readonly HeldRows[], id: string): HeldColumn {
  const parts = pieces.map(({ numbers, columns }) => ({ rows: numbers.length, column: columns.get(id) ?? NO_COLUMN }));
  const starts = parts.map((_, piece) => parts.slice(0, piece).reduce((sum, { rows }) => sum + rows, 0));
  const startOf = (piece: number) => starts[piece] ?? 0;
  const partAt = (row: number) => {
    const piece = lastUpTo(starts, row);
    return { column: parts[piece]?.column ?? NO_COLUMN, own: row - startOf(piece) };
  };
  const letters = new Set(parts.map(({ column }) => column.letters));
  const [only] = letters;
  return {
    values: parts.flatMap(({ rows, column }) => (column === NO_COLUMN ? Array(rows).fill(null) : column.values)),
    statuses: new Map(
      parts.flatMap(({ column }, piece) =>
        Array.from(column.statuses, ([row, status]) => [row + startOf(piece), status] as const),
      ),
    ),
    faulty: new Set(parts.flatMap(({ column }, piece) => Array.from(column.faulty, (row) => row + startOf(piece)))),
    cell: (row) => {
      const { column, own } = partAt(row);
      return column.cell(own);
    },
    shown: (row) => {
      const { column, own } = partAt(row);
      return column.shown(own);
    },
    ...(letters.size === 1 && only !== undefined && { letters: only }),
  };
}

/** The place of the last number that is no greater, of numbers in order; a file may have hundreds of pieces. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A column that a piece does not have. */
const NO_COLUMN: HeldColumn = {
  values: [],
  statuses: new Map(),
  faulty: new Set(),
  cell: () => "",
  shown: () => "",
};
