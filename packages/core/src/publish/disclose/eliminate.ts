import type { DisclosureRules } from "../../collections/disclosure.ts";
import { areParallel, type Echelon, type IntegerRow, makeEchelon, rowAt } from "./echelon.ts";
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
 * for its order. It says nothing of intervals: that is for the attacker. Where zeros are always shown none is hidden: a
 * reader would take it for somebody.
 * Source: Langsrud 2024, Secondary cell suppression by Gaussian elimination.
 */
export function hideByElimination(
  system: TableSystem,
  forms: readonly Form[],
  guarded: readonly IntegerRow[],
  zeros: DisclosureRules["zeros"] = "hidden",
): Elimination {
  const shown = system.cells.flatMap((cell, at) => (forms[at] === "shown" && isExact(cell) ? [{ cell, at }] : []));
  const known = system.facts.flatMap(({ leaves, factors, low, high }) =>
    low !== null && low === high ? [rowAt(leaves, factors)] : [],
  );
  if (areAllFree([...known, ...shown.toSorted(byLength).map(rowOf)], guarded)) {
    return { added: new Set(), givenAway: [] };
  }
  const added = new Set<number>();
  const echelon = makeEchelon();
  for (const fact of known) addTo(echelon, fact);
  let left = guarded.map((row, at) => ({ row: echelon.reduce(row), at }));
  const givenAway: number[] = [];
  for (const { cell, at } of shown.toSorted(byPublishingOrder)) {
    const row = echelon.reduce(rowOf({ cell }));
    if (row.size === 0) continue;
    const lost = left.filter((guard) => areParallel(guard.row, row));
    const isForced = cell.earlier === "shown" || (cell.value === 0n && zeros === "shown");
    if (lost.length > 0 && !isForced) {
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
function areAllFree(shown: readonly IntegerRow[], guarded: readonly IntegerRow[]): boolean {
  const echelon = makeEchelon();
  for (const row of shown) addTo(echelon, row);
  return guarded.every((row) => echelon.reduce(row).size > 0);
}

function addTo(echelon: Echelon, row: IntegerRow): void {
  const reduced = echelon.reduce(row);
  if (reduced.size > 0) echelon.add(reduced);
}

/** A number that is rounded when it is shown is in no exact sum, unless it is zero. */
function isExact({ shownTo, value }: SystemCell): boolean {
  return shownTo === 1n || value === 0n;
}

function rowOf({ cell }: Pick<Candidate, "cell">): IntegerRow {
  return rowAt(cell.leaves, cell.factors);
}

function byLength(a: Candidate, b: Candidate): number {
  return a.cell.leaves.length - b.cell.leaves.length;
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
