/**
 * What is asked of one finding: an explanation answers it until it changes. The authority and the
 * collection are those of the log it stands in.
 */
export interface Question {
  readonly code: string;
  readonly table: string | null;
  /** The key values of its row, as stored; null where the finding is of no one row. */
  readonly row: string | null;
  readonly column: string | null;
  /** What the cell shows; null where the finding is of no one cell. */
  readonly value: string | null;
  /** The finding's facts as JSON: the other values it compares among them. */
  readonly facts: string;
}

/** What an officer said about one finding. Another value, in the cell or in one it is compared with, is another question. */
export interface Explanation extends Question {
  readonly text: string;
}

/** An explanation with who gave it, when, and for which period it was given first. */
export interface GivenExplanation {
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly period: string;
}

/** A question as one text: equal texts ask the same. */
export function questionKey({ code, table, row, column, value, facts }: Question): string {
  return JSON.stringify([code, table, row, column, value, facts]);
}
