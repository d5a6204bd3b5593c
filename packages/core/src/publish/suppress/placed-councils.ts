import type { Collection } from "../../collections/define-collection.ts";
import type { DisclosureRules } from "../../collections/disclosure.ts";
import { onlyBasis } from "../aggregate/questions.ts";
import { isSmall } from "../disclose/primary-cells.ts";
import { type CellFinder, type FigureSpot, type PeopleCell, periodBefore } from "./people-cells.ts";

/**
 * The numbers of single councils that decide a figure which counts councils or puts them in order, as figures of their
 * own would show them, whether or not there are such figures. None for any other figure.
 */
export function councilsPlaced(
  spot: FigureSpot,
  collection: Collection,
  { councilsOf }: Pick<CellFinder, "councilsOf">,
): readonly FigureSpot[] {
  const [name] = spot.figure.split("/");
  return placedFor(spot, collection).flatMap(({ measure, basis, period }) =>
    councilsOf(spot).map((geographyCode) => {
      const figure = [name, measure, basis, period, geographyCode, spot.breakdown].join("/");
      return { figure, measure, basis, period, level: "council", geographyCode, breakdown: spot.breakdown };
    }),
  );
}

/** The measures, and their periods, by whose numbers of single councils councils are counted or put in order. */
function placedFor(
  { measure: id, basis, period }: FigureSpot,
  collection: Collection,
): readonly Pick<FigureSpot, "measure" | "basis" | "period">[] {
  const measure = collection.measures[id];
  if (measure?.kind === "band") return [{ measure: id, basis, period }];
  if (measure?.kind === "quantile") return [{ measure: measure.of, basis, period }];
  if (measure?.kind !== "forecast-outcome" || measure.show !== "councils met") return [];
  return [
    { measure: measure.outcome, basis: onlyBasis, period },
    { measure: measure.forecast, basis: onlyBasis, period: periodBefore(collection, period) },
  ];
}

/**
 * The numbers of single councils that the figures of a release give away to whoever knows where every council stands: they
 * are placed by exact values, and of an area with few councils a quantile is as good as a figure of each. By the id of the
 * figure that would show them. `isTold` says of a figure whether readers get it, or may.
 */
export function exactlyTold(
  spots: readonly FigureSpot[],
  { collection, finder }: { readonly collection: Collection; readonly finder: CellFinder },
  isTold: (spot: FigureSpot) => boolean,
): ReadonlyMap<string, FigureSpot> {
  const told = new Map<string, FigureSpot>();
  for (const spot of spots) {
    const councils = councilsPlaced(spot, collection, finder);
    if (councils.length === 0 || !isTold(spot)) continue;
    for (const council of councils) told.set(council.figure, council);
  }
  return told;
}

/** Finds whether a council that a figure counts or puts in order has a small number among those it is placed by. */
export function smallCouncils(
  collection: Collection,
  finder: CellFinder,
  rules: DisclosureRules,
): (spot: FigureSpot) => boolean {
  const known = new Map<string, boolean>();
  return (spot) =>
    councilsPlaced(spot, collection, finder).some((council) => {
      const found = known.get(council.figure) ?? hasSmall(finder.cellsOf(council), rules);
      known.set(council.figure, found);
      return found;
    });
}

/** True where a number is small, or what is left of the whole is. */
export function hasSmall(cells: readonly Pick<PeopleCell, "part" | "value">[], rules: DisclosureRules): boolean {
  return cells.some(({ value }) => isSmall(value, rules)) || hasSmallRest(cells, rules);
}

function hasSmallRest(cells: readonly Pick<PeopleCell, "part" | "value">[], rules: DisclosureRules): boolean {
  const numberOf = (part: string) => cells.find((cell) => cell.part === part)?.value;
  const [part, whole] = [numberOf("numerator"), numberOf("denominator")];
  return part !== undefined && whole !== undefined && whole > part && isSmall(whole - part, rules);
}
