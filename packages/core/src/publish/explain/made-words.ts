import { groupDigits } from "../../exact/group-digits.ts";
import { dayLabel, labelOf } from "../../periods/period.ts";
import { figureValue, signed } from "../figure-value.ts";
import type { WorkedFigure, WorkedSnapshot } from "./work-figure.ts";

/** How a quantile, a forecast held against its outcome or a projection comes about; null for all other figures. */
export function madeWords(worked: WorkedFigure, { collection }: WorkedSnapshot): string | null {
  const { figure } = worked;
  const measure = collection.measures[figure.measure];
  const value = figureValue(figure);
  if (measure?.kind === "quantile") {
    const { responded } = figure;
    return `At ${measure.at} of ${responded} ${responded === 1 ? "council" : "councils"} in order: ${value}.`;
  }
  if (measure?.kind === "projection") {
    const how = measure.method.kind === "last change" ? "by the last change" : "along the line of least squares";
    const from = worked.kind === "added up" ? [] : worked.from;
    const shown = from.map(
      ({ worked: one }) => `${figureValue(one.figure)} (${labelOf(collection.period, one.figure.period)})`,
    );
    return `${shown.toReversed().join(", ")}, carried on ${how} to ${dayLabel(measure.to)}: ${value}. Not an outcome.`;
  }
  if (measure?.kind !== "forecast-outcome") return null;
  const over = `the ${figure.responded} ${figure.responded === 1 ? "council" : "councils"} that gave both`;
  if (measure.show === "councils met") return `${value} of ${over} reached what they had forecast.`;
  const came = groupDigits(figure.numerator ?? "");
  if (measure.show === "difference")
    return `${came} came about in ${over}, ${signed(value)} on what they had forecast.`;
  return `100 x ${came} / ${groupDigits(figure.denominator ?? "")} = ${value}, over ${over}.`;
}
