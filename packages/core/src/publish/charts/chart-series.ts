import { parsePeriod } from "../../periods/period.ts";
import type { Figure } from "../figure.ts";
import { type MeasureDefinition, measureDefinitions } from "../measure-definitions.ts";
import { byText } from "../write/by-text.ts";
import type { ChartSource } from "./chart.ts";

/** A measure on one basis. */
export interface ChartMeasure extends Pick<MeasureDefinition, "measure" | "basis" | "unit"> {
  /** With its base, where it has several. */
  readonly label: string;
  /** Its base alone, where it has several. */
  readonly base: string;
}

/** The measures of a chart, a line a basis. */
export function chartMeasure(
  { collection }: Pick<ChartSource, "collection">,
  measure: string,
  basis?: string,
): readonly ChartMeasure[] {
  const all = measureDefinitions(collection).filter((one) => one.measure === measure);
  return all
    .filter((one) => basis === undefined || one.basis === basis)
    .map((one) => ({
      measure,
      basis: one.basis,
      unit: one.unit,
      label: all.length === 1 ? one.title : `${one.title}. ${baseOf(one)}`,
      base: all.length === 1 ? one.title : baseOf(one),
    }));
}

/** England's figures of a measure, everyone together, in the order of their periods. */
export function nationalFigures(source: ChartSource, of: ChartMeasure): readonly Figure[] {
  return figuresAt(source, of, "england");
}

/** Councils' figures of a measure, everyone together, in the latest period in which one answered; none where none did. */
export function councilFigures(source: ChartSource, of: ChartMeasure): readonly Figure[] {
  const all = figuresAt(source, of, "council");
  const latest = all.findLast(({ responded }) => responded > 0)?.period;
  return all.filter(({ period }) => period === latest);
}

function figuresAt({ figures, collection }: ChartSource, of: ChartMeasure, level: Figure["level"]): readonly Figure[] {
  const own = figures.filter(
    (figure) =>
      figure.measure === of.measure &&
      figure.basis === of.basis &&
      figure.level === level &&
      figure.breakdown === "all",
  );
  const place = ({ period, figure }: Figure): string =>
    `${parsePeriod(collection.period, period)?.end ?? period}/${figure}`;
  return own.toSorted(byText(place));
}

function baseOf({ basisTitle }: MeasureDefinition): string {
  return `Base: ${lowerFirst(basisTitle)}`;
}

/** As within a sentence; an abbreviation stays as it is. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
