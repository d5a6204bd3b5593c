import { divideRounded, formatUnscaled, parseDecimal, rescale } from "../../exact/decimal.ts";
import { type Period, parsePeriod, yearBefore } from "../../periods/period.ts";
import type { Figure } from "../figure.ts";
import type { Publication } from "../make-publication.ts";
import type { MeasureDefinition } from "../measure-definitions.ts";
import { type CouncilFigures, councilFigures } from "./council-figures.ts";
import { type RobustScore, robustScore } from "./robust-score.ts";

/** How a council's figure has changed on a year before, and how unusual that is. */
export interface CouncilChange {
  /** The period it is compared with. */
  readonly since: string;
  /** Percentage points of a percentage, percent of anything else; decimal text, two places; null where either is not shown. */
  readonly change: string | null;
  readonly unit: "percentage points" | "percent";
  /** Against the changes of the other councils between the same two periods. */
  readonly others: RobustScore;
  /** Against its own changes between earlier periods. */
  readonly own: RobustScore;
}

/** Digits after the point of a change. */
const SCALE = 2;
/** Fewer councils, or earlier changes of its own, say nothing of what is usual. */
const LEAST_OTHERS = 10;
const LEAST_OWN = 5;

/** Looks up changes in a publication. Only what is published is compared: a hidden value is no value. */
export function councilChanges(publication: Publication): CouncilChanges {
  const figures = councilFigures(publication);
  const kind = publication.collection.period;
  const periods = [...new Set(publication.councils.map(({ period }) => period))].flatMap(
    (id) => parsePeriod(kind, id) ?? [],
  );
  return (measure, period, council) => {
    const own = changeOf(figures, { measure, period, council });
    const among = figures.of(measure, period.id).filter(({ geographyCode }) => geographyCode !== council);
    const others = among.flatMap(
      ({ geographyCode }) => changeOf(figures, { measure, period, council: geographyCode }) ?? [],
    );
    const earlier = periods.filter(({ end }) => end < period.end);
    const before = earlier.flatMap((past) => changeOf(figures, { measure, period: past, council }) ?? []);
    return {
      since: yearBefore(period).id,
      change: own === undefined ? null : formatUnscaled(own, SCALE),
      unit: measure.unit === "percent" ? "percentage points" : "percent",
      others: scored(own, others, LEAST_OTHERS),
      own: scored(own, before, LEAST_OWN),
    };
  };
}

export type CouncilChanges = (measure: MeasureDefinition, period: Period, council: string) => CouncilChange;

interface Spot {
  readonly measure: MeasureDefinition;
  readonly period: Period;
  readonly council: string;
}

/** Only of the same council: a code that went on to another has no year before. */
function changeOf(figures: CouncilFigures, { measure, period, council }: Spot): bigint | undefined {
  const before = yearBefore(period).id;
  if (figures.since(period.id, council) !== figures.since(before, council)) return undefined;
  const [now, then] = [period.id, before].map((id) => numberOf(figures.one(measure, id, council)));
  if (now === undefined || then === undefined) return undefined;
  if (measure.unit === "percent") return rescale(now - then, VALUE_SCALE, SCALE);
  return then === 0n ? undefined : divideRounded(100n * (now - then), then < 0n ? -then : then, SCALE);
}

/** Figures are stored with four places. */
const VALUE_SCALE = 4;

function numberOf(figure: Figure | undefined): bigint | undefined {
  const decimal = figure?.value == null ? undefined : parseDecimal(figure.value);
  return decimal && rescale(decimal.unscaled, decimal.scale, VALUE_SCALE);
}

function scored(own: bigint | undefined, others: readonly bigint[], least: number): RobustScore {
  if (own !== undefined) return robustScore(own, others, { scale: SCALE, least });
  const why = "its own change is not known";
  return { compared: others.length, usual: null, score: null, verdict: "cannot tell", why };
}
