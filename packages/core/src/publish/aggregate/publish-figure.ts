import type { Decimal } from "../../exact/decimal.ts";
import type { Figure } from "../figure.ts";
import type { FigureMeaning } from "../figure-meaning.ts";
import { figureId } from "../held/figure-id.ts";
import type { WaivedSpot } from "../waivers-behind.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { decimalText } from "./fraction.ts";
import type { Rounding } from "./round-figure.ts";
import { roundCounted } from "./round-figure.ts";
import type { Breakdown } from "./spot.ts";
import { areaKey } from "./synthetic-areas.ts";

interface Publication {
  readonly collection: string;
  readonly rounding: Rounding;
  /** Keys of areas with a synthetic return behind them, by period. */
  readonly synthetic: ReadonlySet<string>;
  readonly waivers: (spot: WaivedSpot) => number;
  /** What its definition says of a figure beside its numbers, see `figureMeaning`. */
  readonly meaning?: (measure: string, period: string) => FigureMeaning;
}

/** A figure as readers get it: rounded, named, with its coverage. What only rounds to zero says `low`. */
export function publishFigure(exact: ExactFigure, given: Publication): Figure {
  const { collection, rounding, synthetic } = given;
  const { measure, basis, period, area, unit, responded, value, numerator, denominator } = exact;
  const breakdown = breakdownId(exact.breakdown);
  const shown = value && roundCounted(value, rounding);
  const periods = [period, ...(exact.comparedWith === undefined ? [] : [exact.comparedWith].flat())];
  const isZero = value?.exact.top === 0n && value.isLow !== true;
  const vanished = shown?.unscaled === 0n && !isZero;
  return {
    figure: figureId({ collection, measure, basis, period, geographyCode: area.code, breakdown }),
    collection,
    measure,
    basis,
    period,
    level: area.level,
    geographyCode: area.code,
    geography: area.name,
    breakdown,
    unit,
    value: textOf(shown),
    status: exact.status ?? (vanished ? "low" : null),
    numerator: textOf(numerator && roundCounted(numerator, rounding)),
    denominator: textOf(denominator && roundCounted(denominator, rounding)),
    expected: area.councils.length,
    responded,
    synthetic: periods.some((each) => synthetic.has(areaKey(each, area.level, area.code))),
    waivers: given.waivers({ measure, basis, periods, councils: area.councils }),
    ...given.meaning?.(measure, period),
  };
}

/** Id of a breakdown: `all`, or `column=value`. */
export function breakdownId(breakdown: Breakdown | null): string {
  return breakdown === null ? "all" : `${breakdown.column}=${breakdown.value}`;
}

function textOf(decimal: Decimal | null): string | null {
  return decimal && decimalText(decimal);
}
