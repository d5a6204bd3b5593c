import { seededDraw, wobble } from "../random.ts";
import type { RowAssumption } from "./assumptions.ts";
import type { Profile } from "./profile.ts";

/** One number a council and row: `grid[council][row]`. */
export type Grid = readonly (readonly number[])[];

export interface Place {
  readonly profile: Profile;
  readonly row: RowAssumption;
  /** The number at this council and row of another grid. */
  readonly of: (grid: Grid) => number;
}

/** How far weights of a kind stray, and what they are before they do. */
export interface Weighing {
  readonly kind: string;
  readonly spread: number;
  readonly weight: (place: Place) => number;
}

/**
 * Weights for every council and row. What strays belongs to the council for good,
 * but for a sixth of it that is drawn anew each census.
 */
export function weigh(profiles: readonly Profile[], rows: readonly RowAssumption[], day: string) {
  return ({ kind, spread, weight }: Weighing): number[][] =>
    profiles.map((profile, council) =>
      rows.map((row, place) => {
        const seed = `${kind} ${profile.authority.name} ${row.clientGroup} ${row.ageBand}`;
        const stray = wobble(seededDraw(seed), spread) * wobble(seededDraw(`${seed} ${day}`), spread / 6);
        return stray * weight({ profile, row, of: (grid) => grid[council]?.[place] ?? 0 });
      }),
    );
}
