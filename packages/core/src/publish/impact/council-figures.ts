import { isDirect } from "../../collections/measures.ts";
import type { Figure } from "../figure.ts";
import type { Publication } from "../make-publication.ts";
import { type MeasureDefinition, measureDefinitions } from "../measure-definitions.ts";

/** Published figures of single councils, everyone together, of measures that rows answer by themselves. */
export interface CouncilFigures {
  readonly measures: readonly MeasureDefinition[];
  /** Of every council expected in a period. */
  readonly of: (measure: MeasureDefinition, period: string) => readonly Figure[];
  readonly one: (measure: MeasureDefinition, period: string, council: string) => Figure | undefined;
  /** First day of a council under its code, as the register has it; undefined where it has none then. */
  readonly since: (period: string, council: string) => string | undefined;
}

/** Sorts a publication's figures of councils for looking them up. */
export function councilFigures({ collection, figures, councils }: Publication): CouncilFigures {
  const own = figures.filter(({ level, breakdown }) => level === "council" && breakdown === "all");
  const groups = Map.groupBy(own, (figure) => keyOf(figure, figure.period));
  const singles = new Map(own.map((figure) => [`${keyOf(figure, figure.period)}/${figure.geographyCode}`, figure]));
  const since = new Map(councils.map((council) => [`${council.period}/${council.code}`, council.since]));
  return {
    measures: measureDefinitions(collection).filter(({ measure }) => {
      const declared = collection.measures[measure];
      return declared !== undefined && isDirect(declared) && declared.kind !== "band";
    }),
    of: (measure, period) => groups.get(keyOf(measure, period)) ?? [],
    one: (measure, period, council) => singles.get(`${keyOf(measure, period)}/${council}`),
    since: (period, council) => since.get(`${period}/${council}`),
  };
}

function keyOf({ measure, basis }: Pick<Figure, "measure" | "basis">, period: string): string {
  return `${measure}/${basis}/${period}`;
}
