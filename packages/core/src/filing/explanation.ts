/**
 * What an officer said about one finding. It is bound to what it was said of: another value
 * in the cell is another question.
 */
export interface Explanation {
  readonly code: string;
  readonly table: string | null;
  /** The row's key values as the collection has them, without the authority; null where the finding is of no one row. */
  readonly row: string | null;
  readonly column: string | null;
  /** The value it was said of, as the cell shows it; null where the finding has none. */
  readonly value: string | null;
  readonly text: string;
  /** The period it was first given for, where it has been carried. */
  readonly from?: string;
}

/** What an explanation is bound to, as one text: equal texts ask the same question. */
export function explanationKey({ code, table, row, column, value }: Omit<Explanation, "text" | "from">): string {
  return JSON.stringify([code, table, row, column, value]);
}

/** The latest explanation of each question, from entries in order of time. */
export function foldExplanations(given: readonly Explanation[]): ReadonlyMap<string, Explanation> {
  return new Map(given.map((explanation) => [explanationKey(explanation), explanation]));
}
