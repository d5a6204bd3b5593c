import { editDistance } from "./edit-distance.ts";
import { inForce } from "./in-force.ts";
import type { RegisterIndex } from "./register-index.ts";

const MOST_NAMES = 3;

/**
 * Names of up to three councils of the day that look like a place (a folded name without its
 * title): first those it is a shortened form of, then those a few letters away.
 */
export function nearNames(index: RegisterIndex, place: string, day: string): readonly string[] {
  if (place === "") return [];
  const near = index.register
    .filter((authority) => inForce(authority, day))
    .flatMap((authority) => {
      const distances = (index.places.get(authority) ?? []).flatMap((known) => distanceTo(known, place) ?? []);
      return distances.length === 0 ? [] : [{ name: authority.name, distance: Math.min(...distances) }];
    });
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

/** How far a place is from a known one; undefined where it is not near. A shortened form is nearest. */
export function distanceTo(known: string, place: string): number | undefined {
  if (known.startsWith(`${place} `)) return 0;
  return editDistance(known, place, Math.min(4, Math.floor(place.length / 3)));
}
