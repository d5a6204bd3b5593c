import type { Figure } from "../figure.ts";

/** The parts of an id, in their order. */
export const ID_PARTS = ["collection", "measure", "basis", "period", "geographyCode", "breakdown"] as const;

type Parts = Pick<Figure, (typeof ID_PARTS)[number]>;

/** The id that a figure has by its parts. */
export function figureId({ collection, measure, basis, period, geographyCode, breakdown }: Parts): string {
  return `${collection}/${measure}/${basis}/${period}/${geographyCode}/${breakdown}`;
}
