import type { Collection } from "../../collections/define-collection.ts";
import type { DisclosureRules } from "../../collections/disclosure.ts";
import type { Measure } from "../../collections/measures.ts";
import type { Figure } from "../figure.ts";
import type { DisclosureDecision } from "./decide-disclosure.ts";
import type { FigureSpot } from "./people-cells.ts";
import { secretCouncils } from "./secret-councils.ts";

/** What became of a figure; a figure is `rounded` only with all of its version. */
export type FigureForm = "shown" | "hidden" | "dropped";

/** Tells of each figure of a release what became of it. */
export type FormOf = (spot: FigureSpot) => FigureForm;

/**
 * What a figure of each kind of measure could give away. `own numbers`: those it shows, which are in the system. `others`:
 * nothing but figures it is worked from; it is hidden where any of them is. `councils`: which side of a line each council is
 * on; it is hidden where any council of its area is. A kind without a treatment does not compile.
 */
const treatments: Readonly<Record<Measure["kind"], "own numbers" | "others" | "councils">> = {
  sum: "own numbers",
  ratio: "own numbers",
  share: "own numbers",
  rate: "own numbers",
  "forecast-outcome": "own numbers",
  change: "others",
  "against-target": "others",
  projection: "others",
  band: "councils",
  quantile: "councils",
};

interface Known {
  readonly collection: Collection;
  readonly rules: DisclosureRules;
  readonly decision: DisclosureDecision;
  /** All figures there would be. */
  readonly figures: readonly Figure[];
}

/** What a decision on numbers of people means for every figure, those that are worked from others among them. */
export function figureForms(known: Known): FormOf {
  const { collection, decision, figures } = known;
  const own = ownForms(decision);
  const hasSecret = secretCouncils(known);
  const ids = new Map(figures.map((figure) => [figure.figure, figure]));
  const periods = [...new Set(figures.map(({ period }) => period))];
  const forms = new Map<string, FigureForm>();
  const givesAway = (spot: FigureSpot): boolean => {
    const measure = collection.measures[spot.measure];
    if (measure === undefined) throw new RangeError(`There is no measure ${spot.measure} to protect`);
    if (treatments[measure.kind] === "councils" || isCountOfCouncils(measure)) return hasSecret(spot);
    if (treatments[measure.kind] === "own numbers" || !("of" in measure)) return false;
    const others = measure.kind === "against-target" ? [spot.period] : periods;
    return others.some((period) => {
      const source = ids.get(idOf(spot, measure.of, period));
      return source !== undefined && formOf(source) !== "shown";
    });
  };
  const formOf = (spot: FigureSpot): FigureForm => {
    const form = forms.get(spot.figure) ?? own.get(spot.figure) ?? (givesAway(spot) ? "hidden" : "shown");
    forms.set(spot.figure, form);
    return form;
  };
  return formOf;
}

/**
 * Figures without the numbers of those that are hidden, without those that are dropped, and without those that shares of
 * nothing leave unmade unless they are hidden: which they are must not tell that a hidden base is nothing. Nor may the
 * councils that have a place in a hidden quantile, which are those with a base: it says how many are in what it is of.
 */
export function concealFigures(
  figures: readonly Figure[],
  formOf: FormOf,
  { measures }: Pick<Collection, "measures">,
): readonly Figure[] {
  const ids = new Map(figures.map((figure) => [figure.figure, figure]));
  return figures.flatMap((figure): readonly Figure[] => {
    const form = formOf(figure);
    const measure = measures[figure.measure];
    if (form === "dropped") return [];
    if (form === "shown") return isUnmade(figure, measure) ? [] : [figure];
    const source = measure?.kind === "quantile" ? ids.get(idOf(figure, measure.of, figure.period)) : undefined;
    const { responded } = source ?? figure;
    return [{ ...figure, responded, value: null, numerator: null, denominator: null, status: "c" }];
  });
}

/** True of a figure made from a share of nothing: it says no more than that the share has no value. */
function isUnmade({ value, status }: Figure, measure: Measure | undefined): boolean {
  const isMade = measure !== undefined && treatments[measure.kind] === "others";
  return isMade && value === null && status === "z";
}

function ownForms({ periods }: DisclosureDecision): ReadonlyMap<string, FigureForm> {
  const forms = new Map<string, FigureForm>();
  for (const [figure, form] of periods.flatMap((period) => [...period.forms])) {
    if (form === "dropped" || (form === "hidden" && !forms.has(figure))) forms.set(figure, form);
  }
  return forms;
}

function isCountOfCouncils(measure: Measure): boolean {
  return measure.kind === "forecast-outcome" && measure.show === "councils met";
}

function idOf({ figure, geographyCode, basis, breakdown }: FigureSpot, measure: string, period: string): string {
  const [collection] = figure.split("/");
  return [collection, measure, basis, period, geographyCode, breakdown].join("/");
}
