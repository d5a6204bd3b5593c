import type { Collection } from "../collections/define-collection.ts";
import { parseDecimal, rescale } from "../exact/decimal.ts";
import type { Period } from "../periods/period.ts";
import { decimalText } from "../publish/aggregate/fraction.ts";
import type { Figure } from "../publish/figure.ts";
import type { Figures } from "../publish/held/figures.ts";
import { natureOf } from "../publish/nature-of.ts";
import type { Target } from "./target.ts";

/** How a target stands in one period on one basis. Numbers are decimal text, in percent. */
export interface TargetVerdict {
  readonly target: string;
  /** The measure that was judged: the target's own, or a forecast or projection of it. */
  readonly measure: string;
  readonly basis: string;
  readonly period: string;
  readonly value: string;
  readonly targetValue: string;
  readonly verdict: "met" | "missed" | "on course to meet" | "on course to miss" | "not yet due";
  /** What was judged: only an outcome is met or missed, only what is foreseen is on course. */
  readonly judgedBy: "outcome" | "forecast" | "projection";
  /** Value less target, in percentage points. */
  readonly by: string;
  readonly synthetic: boolean;
}

export interface TargetsInput {
  readonly collection: Pick<Collection, "measures">;
  readonly targets: readonly Target[];
  readonly figures: Figures;
  readonly periods: readonly Period[];
}

/**
 * Holds each target against England's published share, on every basis it was argued on, in every
 * period that ended while it stood: from the day it was set until it was replaced or fell due.
 *
 * The first period to end on the eve of the due day or later, within a year, decides by its outcome whether the target
 * was met or missed. Before that it is on course, or not, by what councils forecast for that period and by every
 * projection of the share to the due day that the collection declares, each for itself; with neither, it is not yet due.
 */
export function judgeTargets(input: TargetsInput): readonly TargetVerdict[] {
  const national = input.figures.filter(({ level, breakdown }) => level === "england" && breakdown === "all");
  const known = new Map(national.map((figure) => [keyOf(figure), figure]));
  return input.targets.flatMap((target) =>
    periodsOf(target, input.periods).flatMap((when) =>
      target.bases.flatMap((basis) => judgeTarget(input.collection, { target, basis, when }, known)),
    ),
  );
}

interface When {
  readonly period: Period;
  readonly final: boolean;
}

interface Judged {
  readonly target: Target;
  readonly basis: string;
  readonly when: When;
}

function judgeTarget(
  collection: TargetsInput["collection"],
  { target, basis, when }: Judged,
  known: ReadonlyMap<string, Figure>,
): readonly TargetVerdict[] {
  const period = when.period.id;
  const judge = (measure: string, judgedBy: TargetVerdict["judgedBy"]): readonly TargetVerdict[] => {
    const figure = known.get(keyOf({ measure, basis, period }));
    return figure === undefined ? [] : verdictOn(target, figure, { judgedBy, final: when.final });
  };
  const isOutcome = natureOf(collection, target.measure) === "outcome";
  if (when.final) return isOutcome ? judge(target.measure, "outcome") : [];
  const foreseen = [
    ...forecastsOf(collection, target, when.period).flatMap((measure) => judge(measure, "forecast")),
    ...projectionsOf(collection, target).flatMap((measure) => judge(measure, "projection")),
  ];
  return foreseen.length > 0 || !isOutcome ? foreseen : judge(target.measure, "outcome");
}

/** Forecasts of the target's share that were made in a period a year before the one that decides. */
function forecastsOf({ measures }: TargetsInput["collection"], target: Target, period: Period): readonly string[] {
  const decides = (end: string): boolean => end >= dayBefore(target.dueOn) && end < yearAfter(target.dueOn);
  if (!decides(yearAfter(period.end))) return [];
  return Object.entries(measures).flatMap(([id, measure]) => {
    const isForecast = "forecastOf" in measure && measure.forecastOf !== undefined;
    return isForecast && (id === target.measure || measure.forecastOf === target.measure) ? [id] : [];
  });
}

function projectionsOf({ measures }: TargetsInput["collection"], target: Target): readonly string[] {
  return Object.entries(measures).flatMap(([id, measure]) =>
    measure.kind === "projection" && measure.of === target.measure && measure.to === target.dueOn ? [id] : [],
  );
}

function verdictOn(
  target: Target,
  figure: Figure,
  { judgedBy, final }: { readonly judgedBy: TargetVerdict["judgedBy"]; readonly final: boolean },
): readonly TargetVerdict[] {
  const value = figure.value === null ? undefined : parseDecimal(figure.value);
  const share = parseDecimal(target.share);
  if (value === undefined || share === undefined) return [];
  const scale = Math.max(value.scale, share.scale);
  const by = rescale(value.unscaled, value.scale, scale) - rescale(share.unscaled, share.scale, scale);
  const reached = by >= 0n;
  const course = judgedBy === "outcome" ? "not yet due" : reached ? "on course to meet" : "on course to miss";
  const { measure, basis, period, synthetic } = figure;
  return [
    {
      target: target.id,
      measure,
      basis,
      period,
      value: decimalText(value),
      targetValue: target.share,
      verdict: final ? (reached ? "met" : "missed") : course,
      judgedBy,
      by: decimalText({ unscaled: by, scale }),
      synthetic,
    },
  ];
}

function periodsOf(target: Target, periods: readonly Period[]): readonly When[] {
  const eve = dayBefore(target.dueOn);
  const stood = periods
    .filter(({ end }) => end >= (target.setOn ?? "") && end < (target.replacedOn ?? "9999"))
    .toSorted((left, right) => (left.end < right.end ? -1 : 1));
  const before = stood.filter(({ end }) => end < eve).map((period) => ({ period, final: false }));
  const decisive = stood.find(({ end }) => end >= eve && end < yearAfter(target.dueOn));
  return decisive === undefined ? before : [...before, { period: decisive, final: true }];
}

function keyOf({ measure, basis, period }: Pick<Figure, "measure" | "basis" | "period">): string {
  return `${measure}/${basis}/${period}`;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
