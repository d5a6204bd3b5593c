import type { Figure } from "@council-returns/core/publish/figure.ts";

/** A figure as the API gives it: what is described, and nothing that may be added to figures later. */
export function figureJson(figure: Figure) {
  const { collection, measure, basis, period, level, geographyCode, geography, breakdown } = figure;
  const { unit, value, status, numerator, denominator, expected, responded, synthetic, waivers } = figure;
  return {
    figure: figure.figure,
    ...{ collection, measure, basis, period, level, geographyCode, geography, breakdown },
    ...{ unit, value, status, numerator, denominator, expected, responded, synthetic, waivers },
  };
}
