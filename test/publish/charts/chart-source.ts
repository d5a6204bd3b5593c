import type { ChartSource } from "../../../packages/core/src/publish/charts/chart.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import { ratioCollection } from "./ratio-collection.ts";

type Given = Pick<Figure, "period" | "value"> & Partial<Figure>;

/** A published share of a collection of one share, of England unless it says a council. */
export function shareFigure({ period, value, ...given }: Given): Figure {
  const geographyCode = given.geographyCode ?? "E92000001";
  const basis = given.basis ?? "people";
  return {
    figure: `shares/share/${basis}/${period}/${geographyCode}/all`,
    collection: "shares",
    measure: "share",
    basis,
    period,
    level: geographyCode === "E92000001" ? "england" : "council",
    geographyCode,
    geography: geographyCode === "E92000001" ? "England" : `Council ${geographyCode}`,
    breakdown: "all",
    unit: "percent",
    value,
    status: value === null ? "x" : null,
    numerator: null,
    denominator: null,
    expected: 152,
    responded: value === null ? 0 : 100,
    synthetic: false,
    waivers: 0,
    ...given,
  };
}

export function chartSource(figures: readonly Figure[], given: Partial<ChartSource> = {}): ChartSource {
  return {
    collection: ratioCollection(),
    figures,
    targets: [],
    targetVerdicts: [],
    councils: [],
    synthetic: false,
    ...given,
  };
}
