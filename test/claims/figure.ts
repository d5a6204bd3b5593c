import type { Figure } from "../../packages/core/src/publish/figure.ts";

/** England's figure of a measure, everyone together; whatever is given replaces the rest. */
export function england(collection: string, measure: string, period: string, given: Partial<Figure>): Figure {
  const basis = given.basis ?? "all";
  return {
    figure: `${collection}/${measure}/${basis}/${period}/E92000001/all`,
    collection,
    measure,
    basis,
    period,
    level: "england",
    geographyCode: "E92000001",
    geography: "England",
    breakdown: "all",
    unit: "people",
    value: null,
    status: null,
    numerator: null,
    denominator: null,
    expected: 152,
    responded: 152,
    synthetic: false,
    waivers: 0,
    ...given,
  };
}

/** A share of the England of 152 councils, with its pair. */
export function share(value: string, numerator: string, denominator: string, basis: string): Partial<Figure> {
  return { unit: "percent", value, numerator, denominator, basis };
}
