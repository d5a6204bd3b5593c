/** A finding as far as two tries can be compared by it. */
export interface Told {
  readonly code: string;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly table: string | null;
  /** Key values of its row; null where it is of no one row. */
  readonly key: string | null;
  readonly column: string | null;
}

export interface TriesCompared<T extends Told> {
  /** Findings of the try before that are gone. */
  readonly fixed: readonly T[];
  /** For each finding of this try, in order: was it there before? */
  readonly since: readonly ("still" | "new")[];
}

/**
 * What a sender has achieved since the last try. A finding is the same one where code, table, row and
 * column are the same, wherever its cell has moved to; where it is of no row, sheet and cell tell.
 */
export function compareTries<T extends Told>(before: readonly T[], now: readonly Told[]): TriesCompared<T> {
  const left = Map.groupBy(before.keys(), (index) => sameness(before[index]));
  const since = now.map((finding) => {
    const same = left.get(sameness(finding)) ?? [];
    if (same.length === 0) return "new";
    left.set(sameness(finding), same.slice(1));
    return "still";
  });
  const gone = new Set([...left.values()].flat());
  return { fixed: before.filter((_, index) => gone.has(index)), since };
}

function sameness(finding: Told | undefined): string {
  if (finding === undefined) return "";
  const { code, sheet, cell, table, key, column } = finding;
  return JSON.stringify(key === null ? [code, table, column, sheet, cell] : [code, table, column, key]);
}
