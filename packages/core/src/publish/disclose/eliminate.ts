import { areParallel, type IntegerRow, makeEchelon, onesAt } from "./echelon.ts";
import type { SystemCell, TableSystem } from "./table-system.ts";
import type { Form } from "./tables.ts";

/** The order in which cells are let out, as it is recorded. */
export const publishingOrder =
  "already shown, then zeros, then by value from the largest, then by geography from the coarsest, then by id";

export interface Elimination {
  /** Cells to hide besides those hidden already, so that nothing guarded is a combination of what is shown. */
  readonly added: ReadonlySet<number>;
  /** Places in `guarded` of what the cells already public give away whatever is hidden. */
  readonly givenAway: readonly number[];
}

/**
 * Secondary suppression by exact elimination over the one matrix of all cells. Cells are let out in a fixed
 * order; one that would make a guarded row a combination of what is out is hidden instead. Inclusion-minimal
 * for its order. It says nothing of intervals: that is for the attacker.
 * Source: Langsrud 2024, Secondary cell suppression by Gaussian elimination.
 */
export function hideByElimination(
  system: TableSystem,
  forms: readonly Form[],
  guarded: readonly IntegerRow[],
): Elimination {
  const shown = system.cells.flatMap((cell, at) => (forms[at] === "shown" ? [{ cell, at }] : []));
  if (areAllFree(shown, guarded)) return { added: new Set(), givenAway: [] };
  const added = new Set<number>();
  const echelon = makeEchelon();
  let left = guarded.map((row, at) => ({ row, at }));
  const givenAway: number[] = [];
  for (const { cell, at } of shown.toSorted(byPublishingOrder)) {
    const row = echelon.reduce(onesAt(cell.leaves));
    if (row.size === 0) continue;
    const lost = left.filter((guard) => areParallel(guard.row, row));
    if (lost.length > 0 && cell.earlier !== "shown") {
      added.add(at);
      continue;
    }
    givenAway.push(...lost.map((guard) => guard.at));
    echelon.add(row);
    left = left.filter((guard) => !lost.includes(guard)).map((guard) => ({ ...guard, row: echelon.reduce(guard.row) }));
  }
  return { added, givenAway: givenAway.toSorted((a, b) => a - b) };
}

/** True where all that is shown together gives nothing guarded: then the order does not matter, and short rows are quickest. */
function areAllFree(shown: readonly Candidate[], guarded: readonly IntegerRow[]): boolean {
  const echelon = makeEchelon();
  for (const { cell } of shown.toSorted((a, b) => a.cell.leaves.length - b.cell.leaves.length)) {
    const row = echelon.reduce(onesAt(cell.leaves));
    if (row.size > 0) echelon.add(row);
  }
  return guarded.every((row) => echelon.reduce(row).size > 0);
}

interface Candidate {
  readonly cell: SystemCell;
  readonly at: number;
}

function byPublishingOrder(a: Candidate, b: Candidate): number {
  return (
    Number(b.cell.earlier === "shown") - Number(a.cell.earlier === "shown") ||
    Number(b.cell.value === 0n) - Number(a.cell.value === 0n) ||
    (a.cell.value === b.cell.value ? 0 : a.cell.value > b.cell.value ? -1 : 1) ||
    b.cell.level - a.cell.level ||
    a.at - b.at
  );
}
