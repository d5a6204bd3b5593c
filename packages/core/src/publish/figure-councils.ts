import { areasOf, type PlacedCouncil } from "./aggregate/areas.ts";
import type { Figure } from "./figure.ts";

/** Looks up the codes of the councils that were expected in the area of a figure, in its period. */
export function councilsOf(councils: readonly PlacedCouncil[]): (figure: Figure) => readonly string[] {
  const byPeriod = Map.groupBy(councils, ({ period }) => period);
  const known = new Map(
    [...byPeriod].flatMap(([period, members]) =>
      areasOf(members, ["england", "region", "council-type", "council"]).map((area) => [
        `${period}/${area.level}/${area.code}`,
        area.councils,
      ]),
    ),
  );
  return ({ period, level, geographyCode }) => known.get(`${period}/${level}/${geographyCode}`) ?? [];
}
