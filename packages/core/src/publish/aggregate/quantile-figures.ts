import type { Collection } from "../../collections/define-collection.ts";
import type { QuantileMeasure } from "../../collections/measures.ts";
import type { CouncilPair, Middles } from "./collect-middles.ts";
import type { Counted } from "./counted.ts";
import type { ExactFigure, Place } from "./exact-figure.ts";
import { share } from "./exact-figure.ts";
import { add, divide, fractionOf, whole } from "./fraction.ts";
import { parsePoint, placesAt } from "./quantile-point.ts";
import type { Question } from "./questions.ts";
import { heldBack } from "./settle-figure.ts";

/** A quantile measure with its id and the question it is of, on one basis. */
export interface QuantileOf {
  readonly id: string;
  readonly measure: QuantileMeasure;
  readonly question: Question;
}

/**
 * The value at a point of all councils of an area in order: of the council that stands there, or the mean of the two it
 * falls between, from exact values, as councils in a band are counted. `x` where no council has a value.
 */
export function quantileFigure(
  { id, measure, question }: QuantileOf,
  place: Place,
  { middles, collection }: { readonly middles: Middles | undefined; readonly collection: Collection },
): ExactFigure {
  const { basis, unit } = question;
  const known = { measure: id, basis, unit, ...place, responded: middles?.of ?? 0, numerator: null, denominator: null };
  if (middles === undefined) return { ...known, value: null, status: "x" };
  const pairs = placesAt(parsePoint(measure.at), middles.of).map((at) => middles.at.get(at));
  const [first, second] = pairs;
  if (first === undefined || second === undefined) throw new RangeError(`No council stands at ${measure.at} of ${id}`);
  const values = [first, second].map((pair) => councilValue(question, pair));
  return heldBack({ ...known, value: meanOf(values), status: null }, collection.publish);
}

/** What one council's figure of the question is, exactly: nothing is rounded before councils are put in order. */
export function councilValue(question: Question, pair: CouncilPair): Counted {
  const [numerator, denominator] = countedPair(question, pair);
  return question.kind !== "ratio" || denominator === null ? numerator : share(numerator, denominator, question.per);
}

/** The mean of one or more numbers of one kind; null of none. */
export function meanOf(values: readonly Counted[]): Counted | null {
  const [first] = values;
  if (first === undefined) return null;
  const total = values.reduce((sum, { exact }) => add(sum, exact), whole(0));
  return { ...first, exact: divide(total, whole(values.length)) };
}

/** A council's numbers with what they count; a sum has no denominator. */
export function countedPair(question: Question, pair: CouncilPair): readonly [Counted, Counted | null] {
  const { quantity, scale } = question.numerator;
  const numerator = { exact: fractionOf({ unscaled: pair.numerator, scale }), quantity };
  if (question.kind !== "ratio") return [numerator, null];
  const base = question.denominator;
  const exact = fractionOf({ unscaled: pair.denominator, scale: base.scale });
  return [numerator, { exact, quantity: base.quantity }];
}
