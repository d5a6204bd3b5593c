import type { ExplainedFigure, FigureExplanation } from "@council-returns/core/workflows/explain-published.ts";
import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import { dateLabel, periodLabel } from "@council-returns/core/workflows/period-label.ts";
import { countOf } from "./count-of.ts";
import { explainedCouncilLines } from "./explained-council-lines.ts";
import { factLines } from "./fact-lines.ts";
import { readableNumber } from "./readable-number.ts";
import { withdrawalLines } from "./withdrawal-lines.ts";
import { wrapSentence } from "./wrap-text.ts";

/** Councils shown, and names of missing ones, unless all are asked for. */
const SOME = 5;

const ROLES = { now: "Now", before: "Before", compared: "Compared" } as const;

interface Shown {
  readonly width: number;
  readonly all: boolean;
}

/** A figure explained for people: what it is, its rules and coverage, how it is worked, and what each council gave. */
export function explanationLines(explained: ExplainedFigure, shown: Shown): string[] {
  const { collection, version } = explained.snapshot;
  return [
    ...withdrawalLines(explained.snapshot.withdrawn, shown.width),
    ...wrapSentence(explained.figure.figure, shown.width),
    ...factLines([["Snapshot", `${collection}@${version}`], ...factsOf(explained, shown)], shown.width),
    ...restLines(explained, shown),
  ];
}

function restLines(explained: FigureExplanation, shown: Shown): string[] {
  const { from, councils, hidden, agrees } = explained;
  const broken =
    "The cells do not add up to what was published. Verify the snapshot: something behind it has changed, or it was made by other rules.";
  return [
    ...(agrees === false ? ["", ...wrapSentence(broken, shown.width)] : []),
    ...(hidden ? ["", ...wrapSentence(hiddenWords, shown.width)] : []),
    ...from.flatMap(({ role, explanation }) => [
      "",
      ...wrapSentence(`${ROLES[role]}: ${explanation.figure.figure}`, shown.width),
      ...factLines(factsOf(explanation, shown), shown.width),
      ...restLines(explanation, shown),
    ]),
    ...councilLines(councils, shown),
  ];
}

const hiddenWords =
  "It is hidden, to protect small numbers of people. What it is made from, and whether it is small itself or hidden for another, is not told.";

function factsOf(explained: FigureExplanation, shown: Shown): readonly (readonly [string, string])[] {
  const { figure, definition, working, target } = explained;
  const basis = definition.basisTitle === "" ? [] : [["Basis", definition.basisTitle] as const];
  const when = periodLabel(figure.collection, figure.period);
  const where = [figure.geography, when, ...(figure.breakdown === "all" ? [] : [figure.breakdown])];
  return [
    ["Figure", `${definition.title}: ${where.join(", ")}`],
    ...basis,
    ["Value", figureValue(figure)],
    ["Formula", `${definition.formula} (${definition.measure}, version ${definition.version})`],
    ...(working === null ? [] : [["Working", working] as const]),
    ...(target === null
      ? []
      : [["Target", `${target.share}% by ${dateLabel(target.dueOn)}: ${target.source}`] as const]),
    ["Rules", rulesText(explained)],
    ["Councils", coverageText(explained, shown)],
    ...boundsFact(explained),
    ...(figure.waivers > 0 ? [["Waivers", `${figure.waivers} touch it`] as const] : []),
    ...(figure.synthetic ? [["Synthetic", "returns behind it are made up"] as const] : []),
  ];
}

function rulesText({ rules: { value, suppressBelow, percentFrom }, figure }: FigureExplanation): string {
  const rounded = value === "1" ? "whole numbers" : `rounded to the nearest ${value}, half away from zero`;
  const from = figure.unit === "percent" ? [`worked from ${percentFrom} numbers`] : [];
  const hidden = suppressBelow === null ? [] : [`people above 0 and below ${suppressBelow} are hidden`];
  return [rounded, ...from, ...hidden].join("; ");
}

function coverageText({ coverage: { expected, responded, missing } }: FigureExplanation, { all }: Shown): string {
  const shown = all ? missing : missing.slice(0, SOME);
  const more = missing.length - shown.length;
  const names = `${shown.join("; ")}${more > 0 ? `; and ${readableNumber(String(more))} more` : ""}`;
  const without = missing.length === 0 ? "" : `, without ${names}`;
  return `${responded} of ${countOf(expected, "council")}${without}`;
}

function boundsFact({
  coverage: { expected, responded, baseCovered, low, high },
  figure,
  hidden,
}: FigureExplanation): (readonly [string, string])[] {
  if (expected === responded && !hidden) return [];
  const value = (text: string): string => figureValue({ value: text, status: null, unit: figure.unit });
  const by = hidden ? "by what is published of its councils" : "with the missing ones";
  const between = low === null || high === null ? [] : [`${by}, between ${value(low)} and ${value(high)}`];
  const covered = baseCovered === null ? [] : [`${baseCovered}% of the base`];
  return between.length + covered.length === 0 ? [] : [["Bounds", [...covered, ...between].join("; ")]];
}

function councilLines(councils: FigureExplanation["councils"], shown: Shown): string[] {
  const sent = councils.filter(({ from }) => from !== null);
  const some = shown.all ? sent : sent.slice(0, SOME);
  const more = sent.length - some.length;
  return [
    ...some.flatMap((council) => ["", ...explainedCouncilLines(council, shown)]),
    ...(more > 0 ? ["", `and ${countOf(more, "council")} more: add --all to see them.`] : []),
  ];
}
