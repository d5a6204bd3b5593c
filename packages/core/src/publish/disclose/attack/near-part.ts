import type { AttackTarget } from "./attack-targets.ts";
import type { ConnectedPart } from "./connected-parts.ts";

/** Leaves that may move. Fewer find too few tables, and more take longer than the whole: 400, 1,200 and 2,500 were tried. */
export const MOST_NEAR = 1_200;

/** The same where they have to be whole, which takes longer. */
export const MOST_WHOLE = 120;

/**
 * The part with only the leaves near a target free to move and all others as they are in truth, which no row rules
 * out. A table found in it is one of the whole part, so it is as good a proof; that none is found proves nothing.
 * Short rows are followed first, so that the leaves of a council and of a region come before those of all England.
 */
export function nearPart(
  part: ConnectedPart,
  { leaves }: AttackTarget,
  { rowsOf, most }: { readonly rowsOf: RowsOf; readonly most: number },
): ConnectedPart {
  const { columnOf, program } = part;
  const near = new Set([...leaves.keys()].flatMap((leaf) => columnOf.get(leaf) ?? []));
  for (const column of near) {
    for (const row of rowsOf.get(column) ?? []) {
      const columns = program.rows[row]?.columns ?? [];
      if (near.size + columns.length <= most) for (const other of columns) near.add(other);
    }
    if (near.size >= most) break;
  }
  const columns = [...near].toSorted((a, b) => a - b);
  const placeOf = new Map(columns.map((column, place) => [column, place]));
  const rows = [...new Set(columns.flatMap((column) => rowsOf.get(column) ?? []))].toSorted((a, b) => a - b);
  return {
    ...part,
    leaves: columns.flatMap((column) => part.leaves[column] ?? []),
    columnOf: new Map(
      columns.flatMap((column, place) => (part.leaves[column] === undefined ? [] : [[part.leaves[column], place]])),
    ),
    program: {
      ...program,
      columns: columns.flatMap((column) => program.columns[column] ?? []),
      rows: rows.flatMap((at) => {
        const row = program.rows[at];
        if (row === undefined) return [];
        const kept = row.columns.flatMap((column, index) => {
          const place = placeOf.get(column);
          return place === undefined ? [] : [{ place, factor: row.factors[index] ?? 0 }];
        });
        return [{ ...row, columns: kept.map(({ place }) => place), factors: kept.map(({ factor }) => factor) }];
      }),
    },
  };
}

/** Rows that each column stands in, the shortest first. */
export type RowsOf = ReadonlyMap<number, readonly number[]>;

export function rowsByColumn({ program: { rows } }: ConnectedPart): RowsOf {
  const found = new Map<number, number[]>();
  const order = [...rows.keys()].toSorted(
    (a, b) => (rows[a]?.columns.length ?? 0) - (rows[b]?.columns.length ?? 0) || a - b,
  );
  for (const at of order) {
    for (const column of rows[at]?.columns ?? []) {
      const own = found.get(column);
      if (own === undefined) found.set(column, [at]);
      else own.push(at);
    }
  }
  return found;
}
