import type { DisclosureRules } from "../../../packages/core/src/collections/disclosure.ts";
import type { Protection } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import type { Tables } from "../../../packages/core/src/publish/disclose/tables.ts";

/** Numbers above it are not tried. */
const MOST = 60;

interface Known {
  readonly leaves: readonly string[];
  readonly sum: number;
}

/**
 * Small and hidden numbers for which a reader who tries tables of whole numbers, one leaf after the other, finds fewer than
 * so many values. Stops as soon as there are enough. For small tables: no linear program, nothing of the product.
 */
export function everyWhole(
  tables: Tables,
  { cells }: Protection,
  { below, zeros }: DisclosureRules,
  enough: number,
): readonly string[] {
  const formOf = new Map(cells.map(({ id, form }) => [id, form]));
  const truth = new Map(tables.leaves.map(({ id, value }) => [id, Number(value)]));
  const sumOf = (leaves: readonly string[]) => leaves.reduce((sum, leaf) => sum + (truth.get(leaf) ?? 0), 0);
  const shown = tables.cells.filter(({ id }) => formOf.get(id) === "shown");
  const hidden = tables.cells.filter(({ id }) => formOf.get(id) !== "shown");
  const known: Known[] = shown.map(({ leaves }) => ({ leaves, sum: sumOf(leaves) }));
  const least = hidden.flatMap(({ leaves }) =>
    zeros === "shown" && sumOf(leaves) > 0 ? [{ leaves, sum: 1 } as Known] : [],
  );
  const isSmall = (value: number) => value < below && value >= (zeros === "shown" ? 1 : 0);
  const shownSmall = shown.filter(({ leaves }) => isSmall(sumOf(leaves))).map(({ id }) => id);
  const told = hidden.flatMap(({ id, leaves }) => {
    let found = 0;
    for (let value = 0; value <= sumOf(leaves) + enough && found < enough; value += 1) {
      const rows = [...known, { leaves, sum: value }];
      if (isPossible({ names: [...truth.keys()], rows, least })) found += 1;
    }
    return found < enough ? [id] : [];
  });
  return [...shownSmall, ...told];
}

interface Question {
  readonly names: readonly string[];
  readonly rows: readonly Known[];
  readonly least: readonly Known[];
}

/** True where some whole numbers from zero agree with all that is known. */
function isPossible({ names, rows, least }: Question): boolean {
  const rowsOf = names.map((name) => rows.filter(({ leaves }) => leaves.includes(name)));
  const last = new Map(rows.map((row) => [row, Math.max(...row.leaves.map((leaf) => names.indexOf(leaf)))]));
  const left = new Map(rows.map((row) => [row, row.sum]));
  const chosen = new Map<string, number>();
  const atEnd = () =>
    least.every(({ leaves, sum }) => leaves.reduce((all, leaf) => all + (chosen.get(leaf) ?? 0), 0) >= sum);
  const tryFrom = (at: number): boolean => {
    const own = rowsOf[at];
    const name = names[at];
    if (own === undefined || name === undefined) return atEnd();
    const room = Math.min(MOST, ...own.map((row) => left.get(row) ?? 0));
    const ends = own.filter((row) => last.get(row) === at).map((row) => left.get(row) ?? 0);
    const [end] = ends;
    if (ends.some((one) => one !== end)) return false;
    for (let value = end ?? 0; value <= (end ?? room) && value <= room; value += 1) {
      for (const row of own) left.set(row, (left.get(row) ?? 0) - value);
      chosen.set(name, value);
      const isFound = tryFrom(at + 1);
      for (const row of own) left.set(row, (left.get(row) ?? 0) + value);
      if (isFound) return true;
    }
    return false;
  };
  return tryFrom(0);
}
