import type { DerivedMeasure } from "../../collections/measures.ts";
import { parseDecimal } from "../../exact/decimal.ts";
import type { Period } from "../../periods/period.ts";
import { comparedPeriod, inOrder } from "./compared-period.ts";
import { againstTargetFigures, changeFigures } from "./derived-figures.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { isBrokenBy, isGivenAt } from "./given-where.ts";
import type { FiguresInput } from "./make-figures.ts";
import { projectionFigures } from "./projection-figures.ts";

/** The direct figures of every period, by its id. */
export type FiguresByPeriod = ReadonlyMap<string, readonly ExactFigure[]>;

/** The figures of one period that are made from others: changes, comparisons and projections, where each is given. */
export function deriveFigures(input: FiguresInput, period: Period, direct: FiguresByPeriod): readonly ExactFigure[] {
  const { collection } = input;
  return Object.entries(collection.measures).flatMap(([id, measure]) => {
    if (measure.kind !== "change" && measure.kind !== "against-target" && measure.kind !== "projection") return [];
    return derivedFigures(input, [id, measure], { period, direct }).filter(
      ({ area, breakdown }) =>
        isGivenAt(measure, area.level) && (breakdown === null || isBrokenBy(collection, measure, breakdown.column)),
    );
  });
}

interface Made {
  readonly period: Period;
  readonly direct: FiguresByPeriod;
}

function derivedFigures(
  { periods, targets }: FiguresInput,
  [id, measure]: readonly [string, Exclude<DerivedMeasure, { kind: "quantile" }>],
  { period, direct }: Made,
): readonly ExactFigure[] {
  const now = direct.get(period.id) ?? [];
  if (measure.kind === "change") {
    const before = direct.get(comparedPeriod(measure, period, periods) ?? "") ?? [];
    return changeFigures(id, measure, { now, before });
  }
  if (measure.kind === "against-target") {
    const share = parseDecimal(targets.find((target) => target.id === measure.target)?.share ?? "");
    if (share === undefined) throw new RangeError(`Measure ${id} compares with an unknown target: ${measure.target}`);
    return againstTargetFigures(id, measure, now, share);
  }
  const upToNow = inOrder(periods).filter(({ end }) => end <= period.end);
  const series = upToNow.map((one) => ({ period: one, figures: direct.get(one.id) ?? [] }));
  return projectionFigures(id, measure, series);
}
