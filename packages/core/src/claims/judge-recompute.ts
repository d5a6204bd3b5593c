import { groupDigits } from "../exact/group-digits.ts";
import type { Fraction } from "../publish/aggregate/fraction.ts";
import { compare, decimalText, fractionOf, percentOf, roundTo, subtract } from "../publish/aggregate/fraction.ts";
import type { Figure } from "../publish/figure.ts";
import type { Claim, ClaimRecompute, SeriesField } from "./claim.ts";
import type { Computed } from "./judge-number.ts";
import { decimalOf } from "./judge-number.ts";
import type { SeriesPoint } from "./series-point.ts";

/** A number worked out again, with the sum in words. */
export interface Recomputed extends Computed {
  readonly kind: "number";
  /** As published or, from a series, to one place. */
  readonly text: string;
  /** Such as `376,000 / 1,500,000 = 25.1%`. */
  readonly how: string;
  readonly basis: string | null;
  readonly responded: number | null;
  readonly synthetic: boolean;
}

export interface NotRecomputed {
  readonly kind: "none";
  readonly reason: string;
  readonly basis: string | null;
}

type FigureRecompute = Extract<ClaimRecompute, { kind: "figure" }>;
type SeriesRecompute = Extract<ClaimRecompute, { kind: "series" }>;

/**
 * Takes the published figure a claim is about, by its id. A share is also worked from its
 * published pair, wherever that agrees with the percentage published, so as not to round twice.
 */
export function recomputeFigure(
  claim: Claim,
  recompute: FigureRecompute,
  figures: ReadonlyMap<string, Figure>,
): Recomputed | NotRecomputed {
  const { measure, basis, geography, breakdown, part } = recompute;
  const id = [claim.collection, measure, basis, claim.period, geography, breakdown].join("/");
  const figure = figures.get(id);
  const text = figure?.[part];
  if (figure === undefined || text === undefined || text === null) {
    return { kind: "none", basis, reason: reasonOf(id, figure) };
  }
  const slack = claim.inputsRoundedTo === undefined ? null : slackOf(claim.inputsRoundedTo, figure.responded);
  const { responded, synthetic } = figure;
  const exact = part === "value" ? exactValue(figure, text) : fractionOf(decimalOf(text));
  const range = slack && rangeOf(figure, part === "value", { exact, slack });
  return { kind: "number", exact, range, text, how: howFigure(figure, part, text), basis, responded, synthetic };
}

/** 100 x one published number / another, to one place. */
export function recomputeSeries(
  recompute: SeriesRecompute,
  series: readonly SeriesPoint[],
): Recomputed | NotRecomputed {
  const numerator = pointOf(recompute.numerator, series);
  const denominator = pointOf(recompute.denominator, series);
  if (numerator === null || denominator === null || decimalOf(denominator).unscaled === 0n) {
    return { kind: "none", basis: null, reason: "The published series does not give both numbers." };
  }
  const exact = percentOf(fractionOf(decimalOf(numerator)), fractionOf(decimalOf(denominator)));
  const text = decimalText(roundTo(exact, { unscaled: 1n, scale: 1 }));
  const how = `${groupDigits(numerator)} / ${groupDigits(denominator)} = ${text}%`;
  return { kind: "number", exact, range: null, text, how, basis: null, responded: null, synthetic: false };
}

/** A number with the mark of its unit: `£900,000,000`, `25.1%`, `170,000 people`. */
export function withUnit(text: string, unit: string): string {
  const grouped = groupDigits(text);
  if (unit === "percent") return `${grouped}%`;
  if (unit === "pounds") return grouped.startsWith("-") ? `-£${grouped.slice(1)}` : `£${grouped}`;
  return `${grouped} ${unit}`;
}

function reasonOf(id: string, figure: Figure | undefined): string {
  if (figure === undefined) return `There is no figure ${id}.`;
  if (figure.status === "c") return `The figure ${id} is not shown, to protect small numbers.`;
  return figure.responded === 0
    ? `No council gave what the figure ${id} needs.`
    : `The figure ${id} does not have that number.`;
}

function exactValue(figure: Figure, text: string): Fraction {
  const published = decimalOf(text);
  if (figure.numerator === null || figure.denominator === null) return fractionOf(published);
  const denominator = fractionOf(decimalOf(figure.denominator));
  if (figure.unit !== "percent" || denominator.top === 0n) return fractionOf(published);
  const exact = percentOf(fractionOf(decimalOf(figure.numerator)), denominator);
  const rounded = roundTo(exact, { unscaled: 1n, scale: published.scale });
  return rounded.unscaled === published.unscaled ? exact : fractionOf(published);
}

/** The most that `responded` inputs, each rounded to `base`, can be out by together. */
function slackOf(base: string, responded: number): Fraction {
  const { top, bottom } = fractionOf(decimalOf(base));
  return { top: top * BigInt(responded), bottom: bottom * 2n };
}

function rangeOf(
  figure: Figure,
  isValue: boolean,
  { exact, slack }: { readonly exact: Fraction; readonly slack: Fraction },
): { readonly low: Fraction; readonly high: Fraction } {
  const minus: Fraction = { top: -slack.top, bottom: slack.bottom };
  if (!isValue || figure.numerator === null) return { low: subtract(exact, slack), high: subtract(exact, minus) };
  const numerator = fractionOf(decimalOf(figure.numerator));
  if (figure.denominator === null) {
    const both = { top: slack.top * 2n, bottom: slack.bottom };
    return { low: subtract(exact, both), high: subtract(exact, { top: -both.top, bottom: both.bottom }) };
  }
  const denominator = fractionOf(decimalOf(figure.denominator));
  const least = subtract(denominator, slack);
  if (compare(least, { top: 0n, bottom: 1n }) <= 0) return { low: exact, high: exact };
  return {
    low: percentOf(subtract(numerator, slack), subtract(denominator, minus)),
    high: percentOf(subtract(numerator, minus), least),
  };
}

function howFigure(figure: Figure, part: FigureRecompute["part"], text: string): string {
  const { numerator, denominator, unit, geography, responded, expected } = figure;
  if (part !== "value") return `${geography}, ${part}: ${groupDigits(text)}`;
  if (numerator !== null && denominator !== null) {
    return `${groupDigits(numerator)} / ${groupDigits(denominator)} = ${withUnit(text, unit)}`;
  }
  if (numerator !== null) {
    const other = subtract(fractionOf(decimalOf(numerator)), fractionOf(decimalOf(text)));
    const shown = decimalText(roundTo(other, { unscaled: 1n, scale: decimalOf(text).scale }));
    return `${groupDigits(numerator)} - ${groupDigits(shown)} = ${withUnit(text, unit)}`;
  }
  return `${geography}: ${withUnit(text, unit)} from ${responded} of ${expected} councils`;
}

function pointOf({ series: id, field }: SeriesField, series: readonly SeriesPoint[]): string | null {
  return series.find((point) => point.id === id)?.[field] ?? null;
}
