import type { Authority } from "./authority.ts";
import { foldName } from "./fold-name.ts";
import { type PlaceName, placeName, type TitleKind } from "./place-name.ts";

/** A council under one of its places, with the kinds of title it goes by. */
export interface Place {
  readonly authority: Authority;
  readonly kinds: readonly TitleKind[];
}

/** The register arranged for looking up; every key is folded. */
export interface RegisterIndex {
  readonly register: readonly Authority[];
  readonly byCode: ReadonlyMap<string, readonly Authority[]>;
  readonly byGss: ReadonlyMap<string, readonly Authority[]>;
  readonly byName: ReadonlyMap<string, readonly Authority[]>;
  readonly byPlace: ReadonlyMap<string, readonly Place[]>;
  /** By what stands before "on" in a name: `barset` for a Barset upon Thames. */
  readonly byShortName: ReadonlyMap<string, readonly Authority[]>;
  /** Every place of each council. */
  readonly places: ReadonlyMap<Authority, readonly string[]>;
}

/** Arranges a register for looking up. Worth doing once: it folds every name. */
export function registerIndex(register: readonly Authority[]): RegisterIndex {
  const known = register.map((authority) => ({ authority, ...knownNames(authority) }));
  return {
    register,
    byCode: group(register.map((authority) => [codeKey(authority.code), authority])),
    byGss: group(
      register.flatMap((authority) =>
        [authority.gss, ...authority.formerGss]
          .filter((gss) => gss !== "")
          .map((gss): [string, Authority] => [codeKey(gss), authority]),
      ),
    ),
    byName: group(known.flatMap(({ authority, names }) => names.map((name): [string, Authority] => [name, authority]))),
    byPlace: group(
      known.flatMap(({ authority, places, kinds }) =>
        places.map((place): [string, Place] => [place, { authority, kinds }]),
      ),
    ),
    byShortName: group(
      known.flatMap(({ authority, places }) =>
        shortNames(places).map((name): [string, Authority] => [name, authority]),
      ),
    ),
    places: new Map(known.map(({ authority, places }) => [authority, places])),
  };
}

/** A code as it is looked up: lower case, and without the zeros a spreadsheet may add or lose. */
export function codeKey(code: string): string {
  return code.toLowerCase().replace(/^0+(?=\d)/, "");
}

function knownNames(authority: Authority): { names: string[]; places: string[]; kinds: TitleKind[] } {
  const names = distinct(authority.names.map(foldName));
  const parsed: PlaceName[] = names.map(placeName);
  return {
    names,
    places: distinct(parsed.map(({ place }) => place)),
    kinds: distinct(parsed.flatMap(({ kinds }) => kinds)),
  };
}

function shortNames(places: readonly string[]): string[] {
  return distinct(places.flatMap((place) => (place.includes(" on ") ? [place.slice(0, place.indexOf(" on "))] : [])));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function group<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = Map.groupBy(pairs, ([key]) => key);
  return new Map([...groups].map(([key, found]) => [key, found.map(([, value]) => value)]));
}
