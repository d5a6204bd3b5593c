import type { Collection } from "../collections/define-collection.ts";
import {
  add,
  compare,
  decimalText,
  divide,
  type Fraction,
  fractionOf,
  multiply,
  subtract,
  whole,
} from "./aggregate/fraction.ts";
import type { Quantity, Question } from "./aggregate/questions.ts";
import type { Rounding } from "./aggregate/round-figure.ts";
import { roundCounted } from "./aggregate/round-figure.ts";
import { isNonNegative } from "./bounds-words.ts";
import { carriedForward } from "./carried-forward.ts";
import type { CouncilHistory, PastAnswer } from "./council-history.ts";
import type { Figure } from "./figure.ts";
import { numberIn, percentKnown, sumKnown } from "./known-numbers.ts";
import { ownMost } from "./own-most.ts";

/** How much of its base a figure stands on, and what it could be. Decimal text; null where not known. */
export interface Bounds {
  /** Percent of the base that the councils in the figure have. */
  readonly baseCovered: string | null;
  /** The figure if the missing councils had nothing, and if they had the most they can. */
  readonly low: string | null;
  readonly high: string | null;
  /** The figure with what each missing council gave last. */
  readonly estimate: string | null;
}

/** What bounds of a direct figure are made of. */
export interface BoundsInput {
  readonly collection: Collection;
  readonly question: Question;
  readonly figure: Figure;
  /** Codes of the councils that are not in it, and of those that are with a part of a sum. */
  readonly missing: readonly string[];
  readonly incomplete: readonly string[];
  readonly history: CouncilHistory;
  /**
   * What councils gave of what limits them: the sum that this one, or the base of this share, is within, else itself. First
   * for the same group of people, then for everyone: nobody's part is more than the whole.
   */
  readonly limits: readonly CouncilHistory[];
  /** True where `limits` are of another sum, not of the figure's own. */
  readonly isWithin: boolean;
  readonly rounding: Rounding;
}

export const noBounds: Bounds = { baseCovered: null, low: null, high: null, estimate: null };

/** The numbers of a figure as published, and by how much each can be off what it was rounded from. */
interface Known {
  readonly numerator: Fraction;
  readonly denominator: Fraction;
  readonly slack: Fraction;
}

/**
 * Bounds and an estimate of a figure that rows answer by themselves, from what is published of it and of its councils.
 * A number of councils could have each missing one. A sum could have as much more as `ownMost` says of each, a share as
 * much more base with none or all of it in the numerator. Nothing is known of a figure that is hidden or withheld.
 */
export function directBounds(input: BoundsInput): Bounds {
  const { question, figure, missing, incomplete } = input;
  const known = knownOf(input);
  if (known === null) return noBounds;
  const isWhole = missing.length === 0 && incomplete.length === 0;
  const baseCovered = isWhole ? covered(input, [whole(1), whole(1)]) : covered(input, baseOf(input, known));
  if (isWhole) return { baseCovered, low: figure.value, high: figure.value, estimate: null };
  const estimate = carriedForward(input, known);
  const { low, high } = limitsOf(input, known);
  const quantity = quantityOf(question);
  const shown = (value: Fraction | null): string | null => value && text(input, value, quantity);
  return { baseCovered, low: shown(low), high: shown(high), estimate: shown(estimate) };
}

/** What the value of a question's figures counts. */
export function quantityOf(question: Question): Quantity {
  if (question.kind === "band") return "councils";
  return question.kind === "sum" ? question.numerator.quantity : question.per === 100n ? "percent" : "rate";
}

interface Limits {
  readonly low: Fraction | null;
  readonly high: Fraction | null;
}

function limitsOf(input: BoundsInput, known: Known): Limits {
  const { question, missing, collection } = input;
  const { numerator } = known;
  if (question.kind === "band") return { low: numerator, high: add(numerator, whole(missing.length)) };
  if (!isNonNegative(collection, question)) return { low: null, high: null };
  if (question.kind === "sum") return sumLimits(input, known);
  return question.population === undefined ? shareLimits(input, known) : rateLimits(input, known, question.population);
}

function sumLimits(input: BoundsInput, { numerator, slack }: Known): Limits {
  const { missing, incomplete } = input;
  const most = mostOf(input, ({ numerator: given }) => given);
  const more = sumKnown([...missing, ...incomplete].map(most));
  return { low: numerator, high: more && add(add(numerator, slack), more) };
}

function shareLimits(input: BoundsInput, { numerator, denominator, slack }: Known): Limits {
  const { question, missing, collection, isWithin } = input;
  const base = sumKnown(missing.map(mostOf(input, (answer) => (isWithin ? answer.numerator : answer.denominator))));
  if (base === null || question.kind !== "ratio") return { low: null, high: null };
  const least = subtract(numerator, slack);
  const low = percentKnown(isBelowZero(least) ? whole(0) : least, add(add(denominator, slack), base));
  const measure = collection.measures[question.measure];
  if (measure?.kind === "ratio" && measure.bases[question.basis]?.mayExceed === true) return { low, high: null };
  const high = percentKnown(add(add(numerator, slack), base), add(subtract(denominator, slack), base));
  return { low, high: high === null || compare(high, whole(100)) > 0 ? whole(100) : high };
}

function rateLimits(input: BoundsInput, { numerator, denominator, slack }: Known, population: string): Limits {
  const { question, missing, history, figure } = input;
  const per = question.kind === "ratio" ? whole(question.per) : whole(1);
  const counted = missing.filter((code) => history.people(population, figure.period, code) !== null);
  const people = sumKnown(counted.map((code) => history.people(population, figure.period, code))) ?? whole(0);
  const more = sumKnown(counted.map(mostOf(input, (answer) => answer.numerator)));
  const least = subtract(numerator, slack);
  const [most, fewest] = [add(add(denominator, slack), people), add(subtract(denominator, slack), people)];
  if (isBelowZero(fewest) || fewest.top === 0n) return { low: null, high: null };
  const rate = (top: Fraction, bottom: Fraction): Fraction => multiply(per, divide(top, bottom));
  return {
    low: rate(isBelowZero(least) ? whole(0) : least, most),
    high: more && rate(add(add(numerator, slack), more), fewest),
  };
}

function mostOf(
  { collection, figure, limits, question, isWithin }: BoundsInput,
  of: (answer: PastAnswer) => Fraction | null,
) {
  const { coverage = {} } = collection.publish;
  const measure = collection.measures[question.measure];
  const isForecast = measure !== undefined && "forecastOf" in measure && measure.forecastOf !== undefined;
  return (council: string): Fraction | null => {
    if (isForecast && question.kind === "sum" && !isWithin) return null;
    const found = limits.map((history) => ownMost(coverage, history, { period: figure.period, council, of }));
    return found.find((limit) => limit !== null) ?? null;
  };
}

/** The base of the figure, and with that of the councils that are missing, each from the nearest period it answered. */
function baseOf(input: BoundsInput, known: Known): readonly [Fraction, Fraction] | null {
  const { question, missing, history, figure, collection } = input;
  if (question.kind === "band") return [whole(figure.responded), whole(figure.expected)];
  if (!isNonNegative(collection, question)) return null;
  const own = question.kind === "sum" ? known.numerator : known.denominator;
  const bases = missing.map((code) => {
    if (question.kind === "ratio" && question.population !== undefined) {
      return history.people(question.population, figure.period, code);
    }
    const [nearest] = history.others(figure.period, code);
    return (question.kind === "sum" ? nearest?.numerator : nearest?.denominator) ?? null;
  });
  const more = sumKnown(bases);
  return more && [own, add(own, more)];
}

function covered(input: BoundsInput, base: readonly [Fraction, Fraction] | null): string | null {
  const share = base && percentKnown(base[0], base[1]);
  return share && text(input, share, "percent");
}

function knownOf({ figure, collection, question, rounding }: BoundsInput): Known | null {
  if (figure.value === null && !(figure.status !== "c" && figure.responded === 0)) return null;
  const isQuotient = question.kind === "ratio";
  const numerator = numberIn(isQuotient ? figure.numerator : figure.value);
  const { quantity } = question.numerator;
  const step = rounding.steps[quantity];
  const isExact = quantity === "count" && step.unscaled === 1n && step.scale === 0;
  const off = collection.publish.percentFrom === "exact" ? divide(fractionOf(step), whole(2)) : fractionOf(step);
  const slack = isExact || question.kind === "band" ? whole(0) : off;
  return { numerator, denominator: numberIn(isQuotient ? figure.denominator : null), slack };
}

function text({ rounding }: BoundsInput, exact: Fraction, quantity: Quantity): string {
  return decimalText(roundCounted({ exact, quantity }, rounding));
}

function isBelowZero({ top }: Fraction): boolean {
  return top < 0n;
}
