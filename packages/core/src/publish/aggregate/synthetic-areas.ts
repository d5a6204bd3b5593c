import type { GeographyLevel } from "../../collections/measures.ts";
import type { PublishedWaiver } from "../published-return.ts";
import type { PlacedCouncil } from "./areas.ts";
import { areasOf } from "./areas.ts";

/** A return that rows came from, as far as its figures must say so. */
export interface Origin {
  readonly period: string;
  /** Code of the council, or `national` for a file with many in it. */
  readonly authority: string;
  readonly synthetic: boolean;
  /** The rules it was counted under leave not to meet. */
  readonly waivers?: readonly PublishedWaiver[];
}

const levels: readonly GeographyLevel[] = ["england", "region", "council-type", "council"];

/** Keys (see `areaKey`) of the areas that have a synthetic return in a period. */
export function syntheticAreas(origins: readonly Origin[], councils: readonly PlacedCouncil[]): ReadonlySet<string> {
  const synthetic = new Set(origins.filter((origin) => origin.synthetic).map(returnKey));
  const behind = councils.filter(
    ({ period, code }) =>
      synthetic.has(returnKey({ period, authority: code })) ||
      synthetic.has(returnKey({ period, authority: "national" })),
  );
  const byPeriod = Map.groupBy(behind, ({ period }) => period);
  return new Set(
    [...byPeriod].flatMap(([period, members]) =>
      areasOf(members, levels).map(({ level, code }) => areaKey(period, level, code)),
    ),
  );
}

/** Key of an area in a period. */
export function areaKey(period: string, level: GeographyLevel, code: string): string {
  return `${period}/${level}/${code}`;
}

function returnKey({ period, authority }: Pick<Origin, "period" | "authority">): string {
  return `${period}/${authority}`;
}
