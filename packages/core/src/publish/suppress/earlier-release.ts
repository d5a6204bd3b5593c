import type { FigureSpot, ReleaseRows } from "./people-cells.ts";

/** A version that is out already: what is shown in it is known for ever, and what is hidden in it stays hidden. */
export interface EarlierRelease extends ReleaseRows {
  readonly version: string;
  readonly manifestSha256: string;
  /** Its figures that show a number, or hide one. */
  readonly spots: readonly FigureSpot[];
  /** What readers got of each of them. */
  readonly states: ReadonlyMap<string, "shown" | "hidden">;
  /** What its numbers of people are known to: 1 where they are known exactly. */
  readonly shownTo: number;
  /** Equal for a period whose rows and definitions are those of another version. */
  readonly signatureOf: (period: string) => string;
}
