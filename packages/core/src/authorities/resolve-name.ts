import type { Authority, Resolution } from "./authority.ts";
import { inForce } from "./in-force.ts";
import { nearNames } from "./near-names.ts";
import { notThen } from "./not-then.ts";
import { placeName } from "./place-name.ts";
import type { RegisterIndex } from "./register-index.ts";

/**
 * Whose name this is on the day. The whole name is tried first, then the place without its
 * title. `name` is folded. What stands before "on" in a longer name is not enough: it is ambiguous
 * where it fits two councils, and otherwise unknown with the full name among the nearest.
 */
export function resolveName(index: RegisterIndex, name: string, day: string, near = true): Resolution {
  const exact = (index.byName.get(name) ?? []).filter((authority) => inForce(authority, day));
  const meant = exact.length > 0 ? exact : placeHolders(index, name);
  const now = meant.filter((authority) => inForce(authority, day));
  const [only] = now;
  if (only !== undefined) return now.length === 1 ? { kind: "found", authority: only } : ambiguous(now);
  if (meant.length > 0) return notThen(meant);
  const { place } = placeName(name);
  const short = (index.byShortName.get(place) ?? []).filter((authority) => inForce(authority, day));
  return short.length > 1 ? ambiguous(short) : { kind: "unknown", nearest: near ? nearNames(index, place, day) : [] };
}

/**
 * The councils of a place whose title fits. One that goes by the same kind of title comes before one
 * with none: "Barset County Council" is the council that was called so, even on a day when a Barset
 * Council has taken its place. A county council is never the council of a town that shares its name.
 */
function placeHolders(index: RegisterIndex, name: string): readonly Authority[] {
  const { place, kinds } = placeName(name);
  const holders = index.byPlace.get(place) ?? [];
  const fitting = holders.filter((holder) => kinds.some((kind) => holder.kinds.includes(kind)));
  const untitled = holders.filter((holder) => kinds.length === 0 || holder.kinds.length === 0);
  return (fitting.length > 0 ? fitting : untitled).map(({ authority }) => authority);
}

function ambiguous(candidates: readonly Authority[]): Resolution {
  return { kind: "ambiguous", candidates };
}
