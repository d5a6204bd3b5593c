import type { Candidate } from "../choose-places.ts";

/** A table put together from figures, and the cells these stand in. */
export interface PutTogether {
  readonly id: string;
  readonly pieces: readonly Candidate[];
  /** A name for each cell that has a figure of it. */
  readonly cells: readonly string[];
}

/** Those of which no figure is another's too: where labels do not tell two tables apart, neither is put together by them. */
export function toldApart(tables: readonly PutTogether[]): readonly PutTogether[] {
  return tables.filter(({ id, cells }) => {
    const others = new Set(tables.flatMap((other) => (other.id === id ? [] : other.cells)));
    return !cells.some((cell) => others.has(cell));
  });
}
