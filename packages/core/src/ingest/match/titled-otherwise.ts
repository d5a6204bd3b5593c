import type { Candidate } from "./choose-places.ts";
import type { Taken } from "./join-sheets.ts";

/**
 * True for a table that was taken from a place with the title of another table, which has the same headers and could be there as well:
 * nothing but its place in the file speaks for it.
 */
export function isTitledOtherwise({ pieces }: Taken, candidates: readonly Candidate[]): boolean {
  return pieces.some(
    (piece) =>
      piece.title === "another" && candidates.some((other) => other.title === "own" && isSamePlace(piece, other)),
  );
}

function isSamePlace({ place: one }: Candidate, { place: other }: Candidate): boolean {
  if (one.table === other.table || one.sheetIndex !== other.sheetIndex || one.block.bottom !== other.block.bottom)
    return false;
  const own = new Set(one.edges.map(({ header }) => header.index));
  return own.size === other.edges.length && other.edges.every(({ header }) => own.has(header.index));
}
