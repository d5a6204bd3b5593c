import { editDistance } from "./edit-distance.ts";
import { inForce } from "./in-force.ts";
import type { RegisterIndex } from "./register-index.ts";

const MOST_NAMES = 3;

/**
 * Names of up to three councils of the day that look like a place (a folded name without its
 * title): those it is a shortened form of, or else those a few letters away.
 */
export function nearNames(index: RegisterIndex, place: string, day: string): readonly string[] {
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const [authority, places] of index.places) {
    const distance = nearest(places, place);
    if (distance !== undefined && inForce(authority, day)) near.push({ name: authority.name, distance });
  }
  const shortened = near.filter(({ distance }) => distance === 0);
  return (shortened.length > 0 ? shortened : near)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

/** How far a place is from the nearest of the known ones; undefined where none is near. A shortened form is nearest. */
export function nearest(known: readonly string[], place: string): number | undefined {
  if (place === "") return undefined;
  const most = Math.min(3, Math.ceil(place.length / 5));
  let least: number | undefined;
  for (const other of known) {
    const isShortened = other.startsWith(place) && other[place.length] === " ";
    const distance = isShortened ? 0 : editDistance(other, place, least ?? most);
    least = distance ?? least;
  }
  return least;
}
