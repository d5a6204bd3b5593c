import type { Goal } from "./cover-program.ts";

/** Rounding of the solver. */
const NEAR = 1e-6;

/** A goal, and how far tables found so far move what it is about. */
export interface Job {
  readonly goal: Goal;
  /** The cell it is about, or null where it is about a row of its own. */
  readonly cell: number | null;
  readonly row: number;
  low: number;
  high: number;
}

/** 1 for up, -1 for down; 0 where the side it must go is not the one that is asked for again. */
export function sideOf({ goal, low, high }: Job, side: number): number {
  if (goal.isEither) return side;
  if (side < 0) return 0;
  if (high < goal.up - NEAR) return 1;
  return low > NEAR - goal.down ? -1 : 0;
}

/** Takes into account that a table moves it so far. */
export function widen(job: Job | undefined, moved: number): void {
  if (job === undefined) return;
  job.low = Math.min(job.low, moved);
  job.high = Math.max(job.high, moved);
}

/** True where it has moved far enough. */
export function isReached({ goal, low, high }: Job): boolean {
  const up = Math.floor(high + NEAR);
  const down = -Math.ceil(low - NEAR);
  return goal.isEither ? up + down >= goal.up : up >= goal.up && down >= goal.down;
}
