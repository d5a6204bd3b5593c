import type { Spot } from "./spot.ts";

type Nested<T> = Map<string, Map<string, T>>;

/** Where spots of one breakdown column stand, by period, group of people, level and area. */
export type SpotPlaces = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>>;

/**
 * The places of spots of one breakdown column, by their parts: there are hundreds of thousands of lookups in a publication,
 * and to put a key together takes longer than all four of them.
 */
export function spotPlaces(spots: readonly Spot[]): SpotPlaces {
  const places: Nested<Nested<number>> = new Map();
  for (const [place, spot] of spots.entries()) {
    within(within(within(places, spot.period), groupOf(spot)), spot.level).set(codeOf(spot), place);
  }
  return places;
}

/** Where a spot stands; undefined where it does not. */
export function placeOf(places: SpotPlaces, spot: Spot): number | undefined {
  return places.get(spot.period)?.get(groupOf(spot))?.get(spot.level)?.get(codeOf(spot));
}

function groupOf({ breakdown }: Spot): string {
  return breakdown?.value ?? "";
}

/** England has any code: there is one. */
function codeOf({ level, code }: Spot): string {
  return level === "england" ? "" : code;
}

function within<T>(nested: Nested<T>, key: string): Map<string, T> {
  const found = nested.get(key) ?? new Map<string, T>();
  nested.set(key, found);
  return found;
}
