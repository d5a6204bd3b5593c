import { parseDecimal, rescale } from "../exact/decimal.ts";
import type { Period } from "../periods/period.ts";
import { decimalText } from "../publish/aggregate/fraction.ts";
import type { Figure } from "../publish/figure.ts";
import type { Target } from "./target.ts";

/** How a target stands in one period on one basis. Numbers are decimal text, in percent. */
export interface TargetVerdict {
  readonly target: string;
  readonly measure: string;
  readonly basis: string;
  readonly period: string;
  readonly value: string;
  readonly targetValue: string;
  readonly verdict: "met" | "missed" | "on course to meet" | "on course to miss";
  /** Value less target, in percentage points. */
  readonly by: string;
  readonly synthetic: boolean;
}

/**
 * Holds each target against England's published share, on every basis it was argued on, in every
 * period that ended while it stood: from the day it was set until it was replaced or fell due.
 * Before it falls due a share at or above the target is on course to meet it. The first period
 * to end on the eve of the due day or later, within a year, decides whether it was met or missed.
 */
export function judgeTargets(
  targets: readonly Target[],
  figures: readonly Figure[],
  periods: readonly Period[],
): readonly TargetVerdict[] {
  const national = figures.filter(({ level, breakdown }) => level === "england" && breakdown === "all");
  return targets.flatMap((target) =>
    periodsOf(target, periods).flatMap(({ period, final }) =>
      target.bases.flatMap((basis) =>
        national
          .filter((figure) => figure.measure === target.measure && figure.basis === basis && figure.period === period)
          .flatMap((figure) => judgeTarget(target, figure, final)),
      ),
    ),
  );
}

function judgeTarget(target: Target, figure: Figure, final: boolean): readonly TargetVerdict[] {
  const value = figure.value === null ? undefined : parseDecimal(figure.value);
  const share = parseDecimal(target.share);
  if (value === undefined || share === undefined) return [];
  const scale = Math.max(value.scale, share.scale);
  const by = rescale(value.unscaled, value.scale, scale) - rescale(share.unscaled, share.scale, scale);
  const { measure, basis, period, synthetic } = figure;
  return [
    {
      target: target.id,
      measure,
      basis,
      period,
      value: decimalText(value),
      targetValue: target.share,
      verdict: verdictOf(by >= 0n, final),
      by: decimalText({ unscaled: by, scale }),
      synthetic,
    },
  ];
}

function verdictOf(reached: boolean, final: boolean): TargetVerdict["verdict"] {
  if (final) return reached ? "met" : "missed";
  return reached ? "on course to meet" : "on course to miss";
}

function periodsOf(target: Target, periods: readonly Period[]): readonly { period: string; final: boolean }[] {
  const eve = dayBefore(target.dueOn);
  const stood = periods
    .filter(({ end }) => end >= (target.setOn ?? "") && end < (target.replacedOn ?? "9999"))
    .toSorted((left, right) => (left.end < right.end ? -1 : 1));
  const before = stood.filter(({ end }) => end < eve).map(({ id }) => ({ period: id, final: false }));
  const decisive = stood.find(({ end }) => end >= eve && end < yearAfter(target.dueOn));
  return decisive === undefined ? before : [...before, { period: decisive.id, final: true }];
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
