import { measureDefinitions } from "../publish/measure-definitions.ts";
import { knownCollection } from "./known.ts";
import { periodLabel } from "./period-label.ts";

/** Which figure it is, in words: `Share on a personal budget (People with ongoing support), England, 31 March 2010`. */
type FigureName = (figure: {
  readonly measure: string;
  readonly basis: string;
  readonly period: string;
  readonly geography: string;
}) => string;

/** Names the figures of a collection as it is declared now. Throws `InputError` for an unknown collection. */
export function figureNames(collection: string): FigureName {
  const titles = new Map(
    measureDefinitions(knownCollection(collection)).map(({ measure, basis, title, basisTitle }) => {
      return [`${measure}/${basis}`, basisTitle === "" ? title : `${title} (${basisTitle})`];
    }),
  );
  return ({ measure, basis, period, geography }) =>
    [titles.get(`${measure}/${basis}`) ?? measure, geography, periodLabel(collection, period)].join(", ");
}
